import type {Order} from '../identity/order.ts';
import {issueWindowMs} from '../identity/order.ts';
import {timeOfId} from '../identity/order-id.ts';
import {ExecutorError} from './errors.ts';

/** What is known of an order that was taken. */
export interface KnownOrder {
  /** SHA-256 of its payload. */
  readonly digest: string;
  /** Of the certificate that signed it. */
  readonly fingerprint: string;
}

/** How often ids that can no longer be new are forgotten: after so many new ones. */
const sweepEvery = 1024;

/**
 * Which orders were taken: the same bytes from the same person are the same order, other bytes under a known id are
 * refused. An id is kept while an order of its time could still be taken for new, and as long as `isHeld` says.
 */
export class OrderBook {
  readonly #known = new Map<string, KnownOrder>();
  readonly #isHeld: (id: string) => boolean;
  #sinceSweep = 0;

  constructor(isHeld: (id: string) => boolean) {
    this.#isHeld = isHeld;
  }

  /** From the account, at the start. */
  remember(id: string, order: KnownOrder): void {
    this.#known.set(id, order);
  }

  /**
   * Whether this very order was taken before.
   *
   * @throws {ExecutorError} `id-conflict` where its id is that of another one
   */
  knows({payload: {id}, digest, principal}: Order): boolean {
    const known = this.#known.get(id);
    if (!known) return false;
    if (known.digest === digest && known.fingerprint === principal.fingerprint) return true;
    throw new ExecutorError(
      'id-conflict',
      `another order has the id ${id}; give every order an id of its own`,
    );
  }

  take({payload: {id}, digest, principal}: Order, now: number): void {
    this.#known.set(id, {digest, fingerprint: principal.fingerprint});
    if (++this.#sinceSweep >= sweepEvery) this.#sweep(now);
  }

  /** It was not carried out after all: nothing was done, and it may come again. */
  giveBack({payload: {id}}: Order): void {
    this.#known.delete(id);
  }

  #sweep(now: number): void {
    this.#sinceSweep = 0;
    for (const id of this.#known.keys()) {
      if (timeOfId(id) + 2 * issueWindowMs < now && !this.#isHeld(id)) this.#known.delete(id);
    }
  }
}
