import {setTimeout as wait} from 'node:timers/promises';
import type {Attested} from '../../audit/evidence/verify-receipt.ts';
import {MerkleError} from '../../merkle/errors.ts';
import type {HostLog} from './verify-log-key.ts';

/** A host signs with a new key a moment before it shows the certificate that vouches for it: it is asked again. Milliseconds. */
const pausesMs = [0, 100, 400, 1500];

/** What a receipt shows, and by which log key it does. */
export interface Read {
  readonly attested: Attested;
  readonly log: HostLog;
}

/**
 * Reads receipts by the log key that their line told of, or by a newer one: a host may renew its key, with its
 * certificate, while a line is up.
 */
export class ReceiptReader {
  readonly #ask: () => Promise<HostLog | undefined>;
  #newer: HostLog | undefined;
  #asking: Promise<HostLog | undefined> | undefined;

  /** @param ask asks the host which log key it has now, by a line of its own */
  constructor(ask: () => Promise<HostLog | undefined>) {
    this.#ask = ask;
  }

  /**
   * @param check verifies the receipt by a log key
   * @throws what `check` does, and `ask`
   */
  async read(check: (log: HostLog) => Attested, log: HostLog): Promise<Read> {
    let unread: unknown;
    const asked = pausesMs.map(pause => () => this.#renew(pause));
    for (const candidate of [() => log, () => this.#newer, ...asked]) {
      const key = await candidate();
      try {
        if (key) return {attested: check(key), log: key};
      } catch (error) {
        if (!isOfUnknownKey(error)) throw error;
        unread = error;
      }
    }
    throw unread;
  }

  /** However many wait for it. */
  async #renew(afterMs: number): Promise<HostLog | undefined> {
    this.#asking ??= wait(afterMs)
      .then(this.#ask)
      .finally(() => {
        this.#asking = undefined;
      });
    this.#newer = await this.#asking;
    return this.#newer;
  }
}

/** Whether a receipt was found wrong for no more than that another key signed its checkpoint. */
function isOfUnknownKey(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof MerkleError) return cause.code === 'note-unknown';
  return false;
}
