import {setTimeout as wait} from 'node:timers/promises';
import type {Attested} from '../../audit/evidence/verify-receipt.ts';
import {MerkleError} from '../../merkle/errors.ts';
import type {HostLogKey} from './verify-log-key.ts';

/**
 * A host signs with a new key a moment before it shows the certificate that vouches for it: it is asked
 * again. Milliseconds.
 */
const pausesMs = [0, 100, 400, 1500];

/** The content of a receipt, and the log key that verified it. */
export interface Read {
  readonly attested: Attested;
  readonly logKey: HostLogKey;
}

/**
 * Reads receipts by the log key that their connection told of, or by a newer one: a host may renew its key,
 * with its certificate, while a connection is up.
 */
export class ReceiptReader {
  readonly #ask: () => Promise<HostLogKey | undefined>;
  #newer: HostLogKey | undefined;
  #asking: Promise<HostLogKey | undefined> | undefined;

  /** @param ask asks the host which log key it has now, by a connection of its own */
  constructor(ask: () => Promise<HostLogKey | undefined>) {
    this.#ask = ask;
  }

  /**
   * @param check verifies the receipt by a log key
   * @throws what `check` does, and `ask`
   */
  async read(check: (logKey: HostLogKey) => Attested, logKey: HostLogKey): Promise<Read> {
    let unread: unknown;
    const asked = pausesMs.map(pause => () => this.#renew(pause));
    for (const candidate of [() => logKey, () => this.#newer, ...asked]) {
      const key = await candidate();
      try {
        if (key) return {attested: check(key), logKey: key};
      } catch (error) {
        if (!isOfUnknownKey(error)) throw error;
        unread = error;
      }
    }
    throw unread;
  }

  /** However many wait for it. */
  async #renew(afterMs: number): Promise<HostLogKey | undefined> {
    this.#asking ??= wait(afterMs)
      .then(this.#ask)
      .finally(() => {
        this.#asking = undefined;
      });
    this.#newer = await this.#asking;
    return this.#newer;
  }
}

/** True if a receipt was found wrong for no more than that another key signed its checkpoint. */
function isOfUnknownKey(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof MerkleError) return cause.code === 'note-unknown';
  return false;
}
