import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {evidenceEntry, evidenceHeader} from '../../audit/evidence/evidence-file.ts';
import {isSystemError} from '../../base/errors.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import {makeStateFolder} from './state-owner.ts';
import type {HostLogKey} from './verify-log-key.ts';
import {writeNew} from './write-whole.ts';

/** A receipt as a file that proves by itself what it shows, to whoever has the CA's certificate: evidence of one entry. */
export function formatReceipt(receipt: Receipt, {host, verifier, certificate}: HostLogKey): string {
  const {checkpoint} = receipt;
  return evidenceHeader({host, checkpoint, key: String(verifier), certificate}) + evidenceEntry(receipt);
}

/** A receipt that is kept: on disk soon, and before anybody is told where. */
export interface KeptReceipt {
  /** Of its file, which is there; undefined where it could not be written. */
  readonly path: string | undefined;
}

/** What a process that is killed may lose of its receipts, milliseconds. */
const writtenWithinMs = 100;

/** The receipts of one host: a folder for each day, and in it a file for each order. */
export class ReceiptFolder {
  readonly #folder: string;
  readonly #keepMs: number;
  readonly #failed: (error: unknown) => void;
  readonly #unwritten = new Set<UnwrittenReceipt>();
  /** Keeps the process alive: one that ends by itself has written all of them. */
  #writing: NodeJS.Timeout | undefined;

  /** @param failed hears that a receipt could not be written */
  constructor(folder: string, keepMs: number, failed: (error: unknown) => void) {
    this.#folder = folder;
    this.#keepMs = keepMs;
    this.#failed = failed;
  }

  /**
   * Keeps a receipt. It is written a little later with those that come meanwhile, unless somebody asks where: making a file
   * takes as long as a good part of a run. The first of a day has the days removed that are older than receipts are kept.
   *
   * @param id of the order
   * @param now milliseconds since 1970
   */
  keep(id: string, text: () => string, now: number): KeptReceipt {
    this.#writing ??= setTimeout(() => this.flush(), writtenWithinMs);
    const receipt = new UnwrittenReceipt(() => {
      this.#unwritten.delete(receipt);
      return this.#tryWrite(id, text(), now);
    });
    this.#unwritten.add(receipt);
    return receipt;
  }

  /** Writes what is not written yet. */
  flush(): void {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    for (const receipt of this.#unwritten) receipt.write();
  }

  #tryWrite(id: string, text: string, now: number): string | undefined {
    const day = join(this.#folder, dayOf(now));
    const path = join(day, `${id}.receipt`);
    try {
      this.#write(day, path, text, now);
      return path;
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  #write(day: string, path: string, text: string, now: number): void {
    try {
      writeNew(path, text);
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
      makeStateFolder(day);
      writeNew(path, text);
      // What cannot be removed now is tried again tomorrow.
      this.#sweep(dayOf(now - this.#keepMs)).catch(() => {});
    }
  }

  async #sweep(first: string): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (/^\d{4}-\d\d-\d\d$/.test(name) && name < first)
        await rm(join(this.#folder, name), {recursive: true, force: true});
    }
  }
}

class UnwrittenReceipt implements KeptReceipt {
  #write: (() => string | undefined) | undefined;
  #path: string | undefined;

  constructor(write: () => string | undefined) {
    this.#write = write;
  }

  get path(): string | undefined {
    this.write();
    return this.#path;
  }

  /** Once. */
  write(): void {
    const write = this.#write;
    this.#write = undefined;
    if (write) this.#path = write();
  }
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
