import type {Duplex} from 'node:stream';
import {messageOf} from '../../base/errors.ts';
import type {ManifestFile, ManifestSummary} from '../../shares/manifest.ts';
import {manifestFile, manifestLine} from '../../shares/manifest.ts';
import type {PartialFolder} from '../../shares/transfer/ledger.ts';
import type {Journal, Journals, Place} from './journal.ts';
import {linesOf} from './lines.ts';
import type {KeptManifest, Manifests} from './manifests.ts';
import type {QuotaLimit, Quotas} from './quotas.ts';
import type {Answered} from './side-channel.ts';

/** The data of reeve's own that a transfer is noted in. */
export interface TransferBooks {
  readonly journals: Journals;
  readonly manifests: Manifests;
  readonly quotas: Quotas;
}

/** A transfer under way: what its helper says, kept in reeve's own data before it is answered. */
export class Transfer {
  readonly #job: string;
  readonly #place: Place;
  readonly #books: TransferBooks;
  readonly #quota: QuotaLimit | undefined;
  #journal: Journal | undefined;
  #manifest: KeptManifest | undefined;
  #isOver = false;

  constructor(job: string, place: Place, quota: QuotaLimit | undefined, books: TransferBooks) {
    this.#job = job;
    this.#place = place;
    this.#quota = quota;
    this.#books = books;
  }

  /** Its manifest, if that is whole and on disk. */
  get manifest(): ManifestSummary | undefined {
    return this.#manifest?.summary;
  }

  /** Resolves at the end of the channel: true if the transfer has left nothing. */
  async attend(channel: Duplex): Promise<boolean> {
    channel.on('error', () => {});
    try {
      for await (const line of linesOf(channel))
        channel.write(`${JSON.stringify(await this.#answer(line))}\n`);
    } catch {
      // A line that is none, or a helper that was killed.
    }
    channel.destroy();
    await this.#journal?.close();
    await this.#manifest?.close();
    return this.#isOver || this.#journal === undefined;
  }

  async #answer(line: string): Promise<Answered> {
    const said: unknown = JSON.parse(line);
    if (!isObject(said)) throw new Error('a line that is no object');
    this.#isOver = said.type === 'over';
    if (this.#isOver) return {};
    try {
      if (said.type === 'room') return {granted: await this.#reserve(bytesOf(said))};
      if (said.type === 'files') await this.#keep(filesOf(said), said.isWhole === true);
      else await this.#note(partialFolderOf(said));
      return {};
    } catch (error) {
      return {why: messageOf(error)};
    }
  }

  async #note(folder: PartialFolder): Promise<void> {
    this.#journal ??= await this.#books.journals.begin(this.#job, this.#place);
    await this.#journal.write(folder);
  }

  async #keep(files: readonly ManifestFile[], isWhole: boolean): Promise<void> {
    this.#manifest ??= await this.#books.manifests.begin(this.#job);
    await this.#manifest.add(files);
    if (!isWhole) return;
    const {bytes} = await this.#manifest.finish();
    if (this.#quota === undefined) return;
    const path = this.#books.manifests.pathOf(this.#job);
    await this.#books.quotas.of(this.#quota.share).put(this.#job, path, {bytes, place: this.#place});
  }

  async #reserve(bytes: number): Promise<number> {
    if (this.#quota === undefined) return bytes;
    const {share, bytes: limit} = this.#quota;
    return this.#books.quotas.of(share).reserve(this.#job, bytes, {place: this.#place, limit});
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

// The helper is of reeve's own, and runs as somebody who might send anything in its place.

function partialFolderOf({path, seed, count, isNew}: Record<string, unknown>): PartialFolder {
  if (typeof path !== 'string' || typeof seed !== 'string' || !/^[\da-f]{64}$/.test(seed))
    throw new Error('a line that says no folder');
  if (typeof count !== 'number' || !(count >= 0 && count <= 256) || typeof isNew !== 'boolean')
    throw new Error('a line that says no folder');
  return {path, seed, count, isNew};
}

function bytesOf({bytes}: Record<string, unknown>): number {
  if (!Number.isSafeInteger(bytes) || Number(bytes) < 0) throw new Error('a line that says no bytes');
  return Number(bytes);
}

function filesOf({files}: Record<string, unknown>): ManifestFile[] {
  if (!Array.isArray(files)) throw new Error('a line that says no files');
  return files.map((said: ManifestFile) => {
    const file = manifestFile(manifestLine(said));
    if (file === undefined) throw new Error('a line that says what is no file');
    return file;
  });
}
