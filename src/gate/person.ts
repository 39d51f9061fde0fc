import {budgets} from './budgets.ts';
import type {MayRest} from './open-logs.ts';
import {OpenLogs} from './open-logs.ts';

/** One connection of a person. */
export interface Member {
  /** There is room again: what waited may be sent. */
  pump(): void;
  /** Is not heard until `hear`. */
  pause(): void;
  hear(): void;
}

/** The resources of one person in the gate, over all connections. It exists as long as one of them does. */
export class Person {
  readonly name: string;
  readonly members = new Set<Member>();
  /** Streams that are open. */
  streams = 0;
  #unread = 0;
  #rest: NodeJS.Timeout | undefined;
  readonly #logs = new OpenLogs(budgets.logs);
  readonly #allLogs: OpenLogs;
  readonly #hasRoomAgain: () => void;

  /** `hasRoomAgain` is called when so much was read that orders may be passed on again. */
  constructor(name: string, allLogs: OpenLogs, hasRoomAgain: () => void) {
    this.name = name;
    this.#allLogs = allLogs;
    this.#hasRoomAgain = hasRoomAgain;
  }

  /** True if more may be held for this person to read. */
  get hasRoom(): boolean {
    return this.#unread < budgets.unreadBytes;
  }

  /** So many bytes more are held for one of the connections; fewer where it is negative. */
  hold(bytes: number): void {
    const hadRoom = this.hasRoom;
    this.#unread += bytes;
    if (hadRoom || !this.hasRoom) return;
    for (const member of this.members) member.pump();
    this.#hasRoomAgain();
  }

  /**
   * None of the connections is heard for so many milliseconds, and then one after the other, as far as there
   * is room for it.
   */
  rest(ms: number): void {
    if (this.#rest) return;
    for (const member of this.members) member.pause();
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#hearNext(this.members.size);
    }, ms);
  }

  /**
   * Each gets a turn of the event loop. One that says too much in its turn makes the others wait for the next
   * rest.
   */
  #hearNext(left: number): void {
    const [next] = this.members;
    if (!next || left === 0 || this.#rest) return;
    this.members.delete(next);
    this.members.add(next);
    next.hear();
    setImmediate(() => this.#hearNext(left - 1));
  }

  noteLog(log: MayRest): void {
    this.#logs.note(log);
    this.#allLogs.note(log);
  }
}
