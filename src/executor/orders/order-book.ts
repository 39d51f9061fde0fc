import type {Order} from '../../identity/order.ts';
import {issueWindowMs} from '../../identity/order.ts';
import {timeOfId} from '../../identity/order-id.ts';
import {ExecutorError} from '../errors.ts';

/** What is known of an order that was taken. */
export interface KnownOrder {
  /** SHA-256 of its payload. */
  readonly digest: string;
  /** Who signed it. By name: a certificate may have been renewed since. */
  readonly person: string;
}

/** How often ids that can no longer be new are forgotten: after so many new ones. */
const sweepEvery = 1024;

/**
 * Which orders were taken: the same bytes from the same person are the same order, other bytes under a known id are
 * refused. An id is kept while an order of its time could still be taken for new, and as long as `isHeld` says. What
 * it has forgotten is in the account; `mayHaveForgotten` says when to look there.
 */
export class OrderBook {
  readonly #known = new Map<string, KnownOrder>();
  readonly #isHeld: (id: string) => boolean;
  #sinceSweep = 0;
  /** Every order is known whose id is of this time or later, up to the time when one could be taken now. */
  #completeFrom = Number.POSITIVE_INFINITY;

  constructor(isHeld: (id: string) => boolean) {
    this.#isHeld = isHeld;
  }

  /** From the account. */
  remember(id: string, {digest, person}: KnownOrder): void {
    this.#known.set(id, {digest, person});
    this.#sinceSweep++;
  }

  /** Every order that was taken since then, by the host's clock, was remembered. */
  begin(since: number): void {
    // Their ids may be of a time a little later than when they were taken.
    this.#completeFrom = since + issueWindowMs;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Whether an order of this id's time may have been taken that is not known here: only the account can tell. */
  mayHaveForgotten(id: string, now: number): boolean {
    const time = timeOfId(id);
    // The clock, too, may have been set back or forth since.
    return time < this.#completeFrom || time > now + issueWindowMs;
  }

  /**
   * Whether this very order was taken before.
   *
   * @throws {ExecutorError} `id-conflict` where its id is that of another one
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
    this.#known.set(id, {digest, person: principal.name});
    if (++this.#sinceSweep >= sweepEvery) this.#sweep(now);
  }

  /** It was not carried out after all: nothing was done, and it may come again. */
  giveBack({payload: {id}}: Order): void {
    this.#known.delete(id);
  }

  #sweep(now: number): void {
    this.#sinceSweep = 0;
    const oldest = now - 2 * issueWindowMs;
    this.#completeFrom = Math.max(this.#completeFrom, oldest);
    for (const id of this.#known.keys()) {
      if (timeOfId(id) < oldest && !this.#isHeld(id)) this.#known.delete(id);
    }
  }
}
