import type {Clock} from '../../base/clock.ts';
import {messageOf} from '../../base/errors.ts';
import {AuditError} from '../errors.ts';
import {Reserve} from './reserve.ts';

/** The events that are recorded even on a full disk, out of the reserve: how things end. */
const lastEvents: ReadonlySet<string> = new Set([
  'job-end',
  'cancel',
  'reload',
  'server-start',
  'server-stop',
]);

const defaultReserveBytes = 4 * 1024 * 1024;
/** A full disk is looked at again after so long, milliseconds. */
const retakeMs = 1000;

/** Knows whether the disk has space for the account, and frees the reserve when it has none. */
export class DiskSpace {
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

  /** True if there is space for such an event. On a full disk there is only space for ends. */
  hasFor(event: string): boolean {
    return !this.#isFull || lastEvents.has(event);
  }

  /** Frees the reserve, since a write found the disk full. Returns false if it was freed before. */
  spendReserve(): boolean {
    if (!this.#reserve.isHeld) return false;
    this.#reserve.release();
    this.#isFull = true;
    return true;
  }

  /**
   * Checks whether there is space, and takes the reserve again if there is. @throws {AuditError}
   * `account-full`
   */
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
    const message = `the disk that holds the account ${this.#dir} ${why}: nothing is started until space is freed there; jobs that run go on`;
    return new AuditError('account-full', message, {cause});
  }
}
