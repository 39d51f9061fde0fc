import {budgets} from './budgets.ts';
import type {MayRest} from './open-logs.ts';
import {OpenLogs} from './open-logs.ts';

/** One connection of a person. */
export interface Member {
  /** There is room again: what waited may be sent. */
  pump(): void;
  /** Is not heard for so many milliseconds. */
  rest(ms: number): void;
}

/** What one person holds in the gate, over all connections. It is there as long as one of them is. */
export class Person {
  readonly name: string;
  readonly members = new Set<Member>();
  /** Streams that are open. */
  streams = 0;
  #unread = 0;
  readonly #logs = new OpenLogs(budgets.logs);
  readonly #allLogs: OpenLogs;
  readonly #hasRoomAgain: () => void;

  /** `hasRoomAgain` is called when so much was read that orders may be passed on again. */
  constructor(name: string, allLogs: OpenLogs, hasRoomAgain: () => void) {
    this.name = name;
    this.#allLogs = allLogs;
    this.#hasRoomAgain = hasRoomAgain;
  }

  /** Whether more may be held for this person to read. */
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

  rest(ms: number): void {
    for (const member of this.members) member.rest(ms);
  }

  noteLog(log: MayRest): void {
    this.#logs.note(log);
    this.#allLogs.note(log);
  }
}
