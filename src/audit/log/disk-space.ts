import type {Clock} from '../../base/clock.ts';
import {messageOf} from '../../base/errors.ts';
import {AuditError} from '../errors.ts';
import {Reserve} from './reserve.ts';

/** What is still recorded while the disk is full, out of the reserve: how things end. */
const lastEvents: ReadonlySet<string> = new Set([
  'job-end',
  'cancel',
  'reload',
  'server-start',
  'server-stop',
]);

const defaultReserveBytes = 4 * 1024 * 1024;
/** How often a full disk is looked at again. */
const retakeMs = 1000;

/** Whether the disk has room for the account, and what is done while it has none. */
export class Room {
  readonly #dir: string;
  readonly #clock: Clock;
  readonly #reserve: Reserve;
  #isFull = false;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor(dir: string, clock: Clock, reserveBytes = defaultReserveBytes) {
    this.#dir = dir;
    this.#clock = clock;
    this.#reserve = new Reserve(dir, reserveBytes);
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Whether there is room for such an event: while the disk is full, only for the end of something. */
  hasFor(event: string): boolean {
    return !this.#isFull || lastEvents.has(event);
  }

  /** A write found the disk full: the reserve is freed. False where it was before. */
  spendReserve(): boolean {
    if (!this.#reserve.isHeld) return false;
    this.#reserve.release();
    this.#isFull = true;
    return true;
  }

  /** Looks whether there is room, and holds the reserve again where there is. @throws {AuditError} `account-full` */
  async look(): Promise<void> {
    const now = this.#clock.monotonic();
    if (now - this.#triedAt < retakeMs) return;
    this.#triedAt = now;
    try {
      this.#isFull = !(await this.#reserve.take());
    } catch (error) {
      throw this.fullError(error);
    }
  }

  fullError(cause?: unknown): AuditError {
    const why = cause === undefined ? 'is full' : `has no room for its reserve (${messageOf(cause)})`;
    const message = `the disk that holds the account ${this.#dir} ${why}: nothing is started until space is freed there; what runs goes on`;
    return new AuditError('account-full', message, {cause});
  }
}
