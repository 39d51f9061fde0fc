import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {evidenceEntry, evidenceHeader} from '../../audit/evidence/evidence-file.ts';
import {isSystemError} from '../../base/errors.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import {makeStateFolder} from './state-owner.ts';
import type {StateWriter, Unwritten} from './state-writer.ts';
import type {HostLogKey} from './verify-log-key.ts';
import {writeNew, writeNewSoon} from './write-whole.ts';

/** Formats a receipt as evidence of one entry, which the CA's certificate alone verifies. */
export function formatReceipt(receipt: Receipt, {host, verifier, certificate}: HostLogKey): string {
  const {checkpoint} = receipt;
  return evidenceHeader({host, checkpoint, key: String(verifier), certificate}) + evidenceEntry(receipt);
}

/** A receipt that is kept: on disk soon, and before anybody is told where. */
export interface KeptReceipt {
  /** Of its file, which is there; undefined if it could not be written. */
  readonly path: string | undefined;
}

/** The receipts of one host: a folder for each day, and in it a file for each order. */
export class ReceiptFolder {
  readonly #folder: string;
  readonly #keepMs: number;
  readonly #writer: StateWriter;
  readonly #failed: (error: unknown) => void;

  /** @param failed hears that a receipt could not be written */
  constructor(folder: string, keepMs: number, writer: StateWriter, failed: (error: unknown) => void) {
    this.#folder = folder;
    this.#keepMs = keepMs;
    this.#writer = writer;
    this.#failed = failed;
  }

  /**
   * Keeps a receipt. It is written a little later with those that come meanwhile, unless somebody asks where:
   * making a file takes as long as a good part of a run. The first of a day has the days removed that are
   * older than receipts are kept.
   *
   * @param id of the order
   * @param now milliseconds since 1970
   */
  keep(id: string, text: () => string, now: number): KeptReceipt {
    const day = join(this.#folder, dayOf(now));
    const receipt = new UnwrittenReceipt(join(day, `${id}.receipt`), text, {
      make: () => this.#make(day, now),
      written: () => this.#writer.drop(receipt),
      failed: this.#failed,
    });
    this.#writer.add(receipt);
    return receipt;
  }

  #make(day: string, now: number): void {
    makeStateFolder(day);
    // Folders that cannot be removed now are tried again tomorrow.
    this.#sweep(dayOf(now - this.#keepMs)).catch(() => {});
  }

  async #sweep(first: string): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (/^\d{4}-\d\d-\d\d$/.test(name) && name < first)
        await rm(join(this.#folder, name), {recursive: true, force: true});
    }
  }
}

/** The folder, as far as a receipt needs it. */
interface ReceiptPlace {
  /** Makes the folder of its day. */
  make(): void;
  written(): void;
  failed(error: unknown): void;
}

class UnwrittenReceipt implements KeptReceipt, Unwritten {
  readonly #wanted: string;
  readonly #text: () => string;
  readonly #place: ReceiptPlace;
  #path: string | undefined;
  #isDone = false;

  constructor(wanted: string, text: () => string, place: ReceiptPlace) {
    this.#wanted = wanted;
    this.#text = text;
    this.#place = place;
  }

  get path(): string | undefined {
    if (!this.#isDone) {
      this.#place.written();
      this.writeNow();
    }
    return this.#path;
  }

  async write(): Promise<void> {
    const text = this.#text();
    try {
      await writeNewSoon(this.#wanted, text).catch(async (error: unknown) => {
        if (!isSystemError(error, 'ENOENT')) throw error;
        this.#place.make();
        await writeNewSoon(this.#wanted, text);
      });
      this.#done(this.#wanted);
    } catch (error) {
      this.#done(undefined, error);
    }
  }

  writeNow(): void {
    if (this.#isDone) return;
    const text = this.#text();
    try {
      this.#writeNew(text);
      this.#done(this.#wanted);
    } catch (error) {
      this.#done(undefined, error);
    }
  }

  #writeNew(text: string): void {
    try {
      writeNew(this.#wanted, text);
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
      this.#place.make();
      writeNew(this.#wanted, text);
    }
  }

  /** The first to be done counts. */
  #done(path: string | undefined, error?: unknown): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#path = path;
    if (error !== undefined) this.#place.failed(error);
  }
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
