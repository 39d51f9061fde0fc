import type {Order} from '../../identity/order.ts';
import {issueWindowMs} from '../../identity/order.ts';
import {timeOfId} from '../../identity/order-id.ts';
import {ExecutorError} from '../errors.ts';

/** The facts of an order that was taken. */
export interface KnownOrder {
  /** SHA-256 of its payload. */
  readonly digest: string;
  /** The person who signed it. By name: a certificate may have been renewed since. */
  readonly person: string;
}

/** An order, and when it came to be known, by the monotonic clock. */
interface Remembered extends KnownOrder {
  readonly since: number;
}

/** Ids that can no longer be new are forgotten after so many new ones. */
const sweepEvery = 1024;
/** An id is kept as long after it came to be known, and as long behind the clock. */
const keptMs = 2 * issueWindowMs;

/**
 * Which orders were taken: the same bytes from the same person are the same order, other bytes under a known id are
 * refused. An id is kept while an order of its time could still be taken for new, and as long as `isHeld` says. What
 * it has forgotten is in the account; `mayHaveForgotten` says when to look there, whatever the clock of the host says.
 */
export class SeenOrders {
  readonly #known = new Map<string, Remembered>();
  readonly #isHeld: (id: string) => boolean;
  readonly #monotonic: () => number;
  #sinceSweep = 0;
  /** Every order is known whose id is of this time or later. */
  #completeFrom = Number.POSITIVE_INFINITY;
  #removedUpTo = 0;

  constructor(isHeld: (id: string) => boolean, monotonic: () => number) {
    this.#isHeld = isHeld;
    this.#monotonic = monotonic;
  }

  /** From the account. */
  remember(id: string, {digest, person}: KnownOrder): void {
    this.#known.set(id, {digest, person, since: this.#monotonic()});
    this.#sinceSweep++;
  }

  /** Every order that the account holds was remembered whose id is of this time or later. */
  begin(from: number): void {
    this.#completeFrom = from;
  }

  /** The account may not tell of orders up to that time, by their ids: what it held of them was removed. */
  removed(upTo: number): void {
    this.#removedUpTo = Math.max(this.#removedUpTo, upTo);
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /**
   * True if an order of this id's time may have been taken that is not known here: only the account can tell.
   */
  mayHaveForgotten(id: string): boolean {
    return timeOfId(id) < this.#completeFrom;
  }

  /** True if an order of this id's time may have been taken of which neither this nor the account knows. */
  mayBeRemoved(id: string): boolean {
    const isGone = this.mayHaveForgotten(id) || this.has(id);
    return isGone && timeOfId(id) <= this.#removedUpTo;
  }

  /**
   * True if this very order was taken before.
   *
   * @throws {ExecutorError} `id-conflict` if its id is that of another one
   */
  knows({payload: {id}, digest, principal}: Order): boolean {
    const known = this.#known.get(id);
    if (!known) return false;
    if (known.digest === digest && known.person === principal.name) return true;
    throw new ExecutorError(
      'id-conflict',
      `another order has the id ${id}; give every order an id of its own`,
    );
  }

  take({payload: {id}, digest, principal}: Order, now: number): void {
    this.#known.set(id, {digest, person: principal.name, since: this.#monotonic()});
    if (++this.#sinceSweep >= sweepEvery) this.#sweep(now);
  }

  /** It was not carried out after all: nothing was done, and it may come again. */
  giveBack({payload: {id}}: Order): void {
    this.#known.delete(id);
  }

  /** By both clocks: one that is ahead for a moment makes nothing forgotten that could be new when it is set right. */
  #sweep(now: number): void {
    this.#sinceSweep = 0;
    const oldest = now - keptMs;
    const oldestKnown = this.#monotonic() - keptMs;
    for (const [id, {since}] of this.#known) {
      const time = timeOfId(id);
      if (time >= oldest || since >= oldestKnown || this.#isHeld(id)) continue;
      this.#known.delete(id);
      this.#completeFrom = Math.max(this.#completeFrom, time + 1);
    }
  }
}
