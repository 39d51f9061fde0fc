import type {WatchOrder} from '../../identity/generated/order.ts';
import type {Order} from '../../identity/order.ts';
import {limits} from '../../protocol/limits.ts';
import {ExecutorError} from '../errors.ts';
import type {FollowStream} from '../gate/spells.ts';
import type {JobFacts} from '../jobs/job-facts.ts';
import type {WatchSource} from './watch-lines.ts';
import {WatchLines} from './watch-lines.ts';

/** An order to watch that was authorised. */
export type Watch = Order & {readonly payload: WatchOrder};

/** The room that every watcher gives at its beginning: a state fits into it, bytes. */
export const watchWindow = limits.control;
/** Less room than this is waited for to grow, bytes: a line costs the same, however little is in it. */
const leastRoom = 8 * 1024;
/** Between two tellings, milliseconds: what changes meanwhile is told together. */
const everyMs = 250;

export interface WatcherParts {
  readonly order: Watch;
  readonly stream: FollowStream;
  readonly now: () => number;
  /** True if the rules, as they are now, show the jobs of others. */
  readonly seesAll: () => boolean;
  /** Makes the source of its lines; `sees` tells whose jobs it may be shown. */
  readonly source: (sees: (owner: string) => boolean) => WatchSource;
}

/** One stream of changes. It tells as far as there is room at its reader, and holds nothing but names of jobs. */
export class Watcher {
  readonly order: Watch;
  readonly stream: FollowStream;
  readonly #parts: WatcherParts;
  readonly #lines: WatchLines;
  #seesAll: boolean;
  /** The offset of the next byte, and that up to which there is room. */
  #next = 0;
  #to = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** True while what is due is told line by line. */
  #isTelling = false;
  #isAboutToTell = false;
  #isOver = false;
  #pause: NodeJS.Timeout | undefined;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    this.order = parts.order;
    this.stream = parts.stream;
    this.#seesAll = parts.seesAll();
    this.#lines = new WatchLines(parts.source(owner => this.#sees(owner)));
  }

  changed({id, owner}: JobFacts): void {
    if (this.order.payload.only === 'status') this.#lines.statusChanged();
    else if (this.#sees(owner)) this.#lines.changed(id);
    // The counts of the state have the jobs of others in them.
    if (this.order.payload.only === undefined) this.#lines.statusChanged();
    this.#tell();
  }

  forgotten({id, owner}: JobFacts): void {
    if (this.order.payload.only === 'status' || !this.#sees(owner)) return;
    this.#lines.forgotten(id);
    this.#tell();
  }

  statusChanged(gauges: boolean): void {
    if (this.order.payload.only === 'jobs') return;
    this.#lines.statusChanged(gauges);
    this.#tell();
  }

  /** The rules may be others: what it may see no more is forgotten there, and what it may see since is shown, at once. */
  judged(): void {
    const seesAll = this.#parts.seesAll();
    if (seesAll === this.#seesAll) return;
    this.#seesAll = seesAll;
    this.#lines.restart();
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#tell();
  }

  /** There is room at the reader for all below an offset. */
  wanted(to: number): void {
    this.#to = to;
    this.#tell();
  }

  over(): void {
    this.#isOver = true;
    clearTimeout(this.#pause);
  }

  #sees(owner: string): boolean {
    const {payload, principal} = this.order;
    const isAsked = payload.person === undefined || owner === payload.person;
    return isAsked && (this.#seesAll || owner === principal.name);
  }

  #tell(): void {
    if (this.#isOver || this.#isAboutToTell || this.#room < leastRoom || !this.#lines.isDue) return;
    const pause = this.#toldAt + everyMs - this.#parts.now();
    if (!this.#isTelling && pause > 0) {
      this.#pause ??= setTimeout(() => {
        this.#pause = undefined;
        this.#tell();
      }, pause);
      return;
    }
    this.#isTelling = true;
    this.#isAboutToTell = true;
    void this.stream.whenRoom(this.order.principal.name, () => {
      this.#isAboutToTell = false;
      if (!this.#isOver) this.#tellNext();
    });
  }

  get #room(): number {
    return this.#to - this.#next;
  }

  /** Sends the next line that fits. If all was told, the next one waits for a pause; if one does not fit, for room. */
  #tellNext(): void {
    const line = this.#lines.next(this.#room);
    this.#isTelling = this.#lines.isDue;
    this.#toldAt = this.#parts.now();
    if (line === undefined) {
      if (this.#room >= watchWindow && this.#isTelling) this.#refuse();
      return;
    }
    const bytes = Buffer.from(line);
    this.stream.send(this.#next, bytes);
    this.#next += bytes.length;
    this.#tell();
  }

  /** A line that does not fit into the whole window never will. */
  #refuse(): void {
    this.stream.refuse(
      new ExecutorError('output-unavailable', `the state of this host takes more than ${watchWindow} bytes`),
    );
  }
}
