import type {Rate} from '../../base/token-buckets.ts';
import {TokenBuckets} from '../../base/token-buckets.ts';
import {isAccountReading} from '../../identity/account-readings.ts';
import type {Order} from '../../identity/order.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import {ExecutorError} from '../errors.ts';

const mebibyte = 1024 * 1024;
/** The bytes of an entry beside the order in it, with its leaf in the tree and its part of a checkpoint. */
const entryBytes = 1000;
/** Entries of one person about what starts nothing (attach, cancel, send, listen) or reads the account: a resume of all that runs, then 20 a second. */
const entries: Rate = {burst: 512, refillMs: 50};
/** Bytes of one person: 256 MiB at once, then 1 MiB a second, which are some 400 short runs. */
const bytesPerSecond: Rate = {burst: 256 * mebibyte, refillMs: 1000 / mebibyte};
/** Of one person, of what is free on the disk: 1 % at once, and as much each hour; never less than 16 MiB. */
const shareOfFree = 0.01;
const leastShare = 16 * mebibyte;
const share: Rate = {burst: 1, refillMs: 60 * 60_000};
/** Below so much of it the server log warns, once an hour. */
const warnBelow = 0.25;

export interface EvidenceParts {
  readonly host: string;
  /** Bytes that are free where the account is. */
  readonly free: () => number;
  /** Milliseconds of a clock that does not go back. */
  readonly now: () => number;
  readonly warn: (message: string) => void;
}

/**
 * Limits what each person has written into the account, which keeps it for good: a person who writes without
 * end is told to wait, and the disk is not filled by one. Ends of jobs are counted when they start, so that
 * they are recorded always.
 */
export class EvidenceBudget {
  readonly #parts: EvidenceParts;
  readonly #entries = new TokenBuckets(entries);
  readonly #bytes = new TokenBuckets(bytesPerSecond);
  readonly #shares = new TokenBuckets(share);
  readonly #warned = new TokenBuckets(share);

  constructor(parts: EvidenceParts) {
    this.#parts = parts;
  }

  /** Counts the entry of an order that starts nothing. @throws {ExecutorError} `busy` */
  takeEntry(order: Order): void {
    this.#takeOne(order);
    this.#takeBytes(order, order.envelope.payload.length + entryBytes);
  }

  /**
   * Counts what is written of a job: its start, with the order and what is executed, and its end; of a reading of the account
   * also the entry about that, with the order and what it asks. (An order that waits for its turn stands there once more,
   * which is not counted.)
   *
   * @throws {ExecutorError} `busy`
   */
  takeJob({order, redactedArgv, reason = ''}: AuthorizedOrder): void {
    const isReading = isAccountReading(order.payload);
    if (isReading) this.#takeOne(order);
    const told = Buffer.byteLength(JSON.stringify([redactedArgv, reason]));
    const asked = order.envelope.payload.length;
    const ofReading = isReading ? 2 * asked + entryBytes : 0;
    this.#takeBytes(order, asked + told + 2 * entryBytes + ofReading);
  }

  #takeOne({principal: {name}}: Order): void {
    const waitMs = this.#entries.take(name, this.#parts.now());
    if (waitMs === 0) return;
    throw tooMuch(
      `${name} attaches, cancels, sends, listens or reads the account more often than ${1000 / entries.refillMs} times a second`,
      waitMs,
    );
  }

  #takeBytes({principal: {name}}: Order, bytes: number): void {
    const {host, free, warn} = this.#parts;
    const now = this.#parts.now();
    const most = Math.max(leastShare, free() * shareOfFree);
    const hourMs = this.#shares.wait(name, now, bytes / most);
    if (hourMs > 0)
      throw tooMuch(
        `${name} has filled the account of ${host} with ${shown(most)}, which is all that one person may while so little of its disk is free`,
        hourMs,
      );
    const waitMs = this.#bytes.take(name, now, bytes);
    if (waitMs > 0)
      throw tooMuch(
        `${name} fills the account of ${host} with more than ${shown(mebibyte)} a second`,
        waitMs,
      );
    this.#shares.take(name, now, bytes / most);
    const left = this.#shares.left(name, now);
    if (left < warnBelow && this.#warned.take(name, now) === 0)
      warn(
        `${name} fills the account: of the ${shown(most)} that one person may write within an hour, ${shown(left * most)} are left; then ${name} is refused as busy`,
      );
  }
}

function tooMuch(what: string, waitMs: number): ExecutorError {
  const seconds = Math.ceil(waitMs / 1000);
  const when = seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  return new ExecutorError('busy', `${what}; try again in ${when}`);
}

const shown = (bytes: number) => `${Math.round(bytes / mebibyte)} MiB`;
