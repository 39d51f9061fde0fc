import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {evidenceEntry, evidenceHeader} from '../../audit/evidence/evidence-file.ts';
import {isSystemError} from '../../base/errors.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import type {HostLog} from './host-log.ts';
import {makeFolder, writeNew} from './write-whole.ts';

/** A receipt as a file that proves by itself what it shows, to whoever has the CA's certificate: evidence of one entry. */
export function formatReceipt(receipt: Receipt, {host, verifier, certificate}: HostLog): string {
  const {checkpoint} = receipt;
  return evidenceHeader({host, checkpoint, key: String(verifier), certificate}) + evidenceEntry(receipt);
}

/** The receipts of one host: a folder for each day, and in it a file for each order. */
export class ReceiptFolder {
  readonly #folder: string;
  readonly #keepMs: number;

  constructor(folder: string, keepMs: number) {
    this.#folder = folder;
    this.#keepMs = keepMs;
  }

  /**
   * Writes a receipt, and gives its path. The first of a day has the days removed that are older than receipts are kept.
   *
   * @param id of the order
   * @param now milliseconds since 1970
   */
  keep(id: string, text: string, now: number): string {
    const day = join(this.#folder, dayOf(now));
    const path = join(day, `${id}.receipt`);
    try {
      writeNew(path, text);
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
      makeFolder(day);
      writeNew(path, text);
      // What cannot be removed now is tried again tomorrow.
      this.#sweep(dayOf(now - this.#keepMs)).catch(() => {});
    }
    return path;
  }

  async #sweep(first: string): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (/^\d{4}-\d\d-\d\d$/.test(name) && name < first)
        await rm(join(this.#folder, name), {recursive: true, force: true});
    }
  }
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
