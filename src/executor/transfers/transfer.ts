import type {Duplex} from 'node:stream';
import {messageOf} from '../../base/errors.ts';
import type {ManifestFile, ManifestSummary} from '../../shares/manifest.ts';
import type {PartialFile, PartialFolder} from '../../shares/transfer/ledger.ts';
import type {Journal, Journals, Place, PutOf} from './journal.ts';
import {linesOf} from './lines.ts';
import type {KeptManifest, Manifests} from './manifests.ts';
import type {QuotaLimit, Quotas} from './quotas.ts';
import {bytesOf, filesOf, partialFilesOf, partialFolderOf, saidIn, topOf} from './said-by-helper.ts';
import type {Answered} from './side-channel.ts';
import {atOnce} from './side-channel.ts';

/** The data of reeve's own that a transfer is noted in. */
export interface TransferBooks {
  readonly journals: Journals;
  readonly manifests: Manifests;
  readonly quotas: Quotas;
}

/** The work in a share that a side channel is of. */
export interface TransferWork {
  readonly place: Place;
  /** Of a put: its person, and the name of the share. */
  readonly put?: Pick<PutOf, 'person' | 'share'> | undefined;
  /** True if a later put of the same may go on with it. */
  readonly mayBeKept: boolean;
  readonly quota?: QuotaLimit | undefined;
}

/** The part that a put has of the one that was cut off. */
export interface Adopted {
  readonly journal: Journal;
  readonly files: readonly PartialFile[];
}

/** The questions of a transfer about others. */
export interface OtherTransfers {
  /** A put begins: others of the same end. Resolves with what they left. */
  readonly begins: (put: PutOf) => Promise<{ended?: string | undefined; adopted?: Adopted | undefined}>;
  /** The folders with partial files, of all transfers into the share. */
  readonly hidden: () => AsyncIterator<PartialFolder>;
}

/** A transfer under way: what its helper says, kept in reeve's own data before it is answered. */
export class Transfer {
  readonly work: TransferWork;
  readonly #job: string;
  readonly #books: TransferBooks;
  readonly #others: OtherTransfers;
  #put: PutOf | undefined;
  #journal: Journal | undefined;
  #manifest: KeptManifest | undefined;
  #isOver = false;
  /** True if a journal may be its own that it does not hold. */
  #isUnclear = false;
  /** Bytes of partial files that a later put may go on with, if each comes whole. */
  #partialBytes = 0;
  #keptBytes: number | undefined;
  #remains: PartialFile[] = [];
  #hidden: AsyncIterator<PartialFolder> | undefined;

  constructor(job: string, work: TransferWork, books: TransferBooks, others: OtherTransfers) {
    this.#job = job;
    this.work = work;
    this.#books = books;
    this.#others = others;
  }

  /** Its manifest, if that is whole and on disk. */
  get manifest(): ManifestSummary | undefined {
    return this.#manifest?.summary;
  }

  /** Of a put, when its place is known. */
  get put(): PutOf | undefined {
    return this.#put;
  }

  /** Bytes of the partial files that a later put may go on with; 0 if there are none. Files of one that was whole may have names. */
  get keepable(): number {
    return this.work.mayBeKept && this.manifest === undefined ? (this.#keptBytes ?? this.#partialBytes) : 0;
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
    return !this.#isUnclear && (this.#isOver || this.#journal === undefined);
  }

  async #answer(line: string): Promise<Answered> {
    const said = saidIn(line);
    this.#isOver = said.type === 'over';
    if (this.#isOver) return {};
    try {
      return await this.#take(said);
    } catch (error) {
      return {why: messageOf(error)};
    }
  }

  async #take(said: ReturnType<typeof saidIn>): Promise<Answered> {
    switch (said.type) {
      case 'begins':
        return this.#begins(topOf(said));
      case 'remains':
        return {partialFiles: takeSome(this.#remains)};
      case 'hidden':
        return {folders: await this.#someHidden()};
      case 'room':
        return {granted: await this.#reserve(bytesOf(said))};
      case 'files':
        await this.#keep(filesOf(said), said.isWhole === true);
        return {};
      case 'partial-files':
        await this.#notePartials(partialFilesOf(said));
        return {};
      case 'kept':
        await this.#noteKept(bytesOf(said));
        return {};
      default:
        await (await this.#begun()).write(partialFolderOf(said));
        return {};
    }
  }

  async #begins(top: string): Promise<Answered> {
    const {put} = this.work;
    if (put === undefined || this.#put !== undefined) throw new Error('it begins what is no put');
    this.#put = {...put, top};
    this.#isUnclear = true;
    const {ended, adopted} = await this.#others.begins(this.#put);
    this.#isUnclear = false;
    this.#journal = adopted?.journal;
    this.#remains = [...(adopted?.files ?? [])];
    this.#partialBytes = this.#remains.reduce((sum, {size}) => sum + size, 0);
    return {ended};
  }

  async #begun(): Promise<Journal> {
    this.#journal ??= await this.#books.journals.begin(this.#job, {
      ...this.work.place,
      ...(this.work.mayBeKept && {put: this.#put}),
    });
    return this.#journal;
  }

  async #notePartials(files: readonly PartialFile[]): Promise<void> {
    if (!this.work.mayBeKept) throw new Error('no later put may go on with it');
    await (await this.#begun()).note(files.map(partialFile => ({partialFile})));
    this.#partialBytes += files.reduce((sum, {size}) => sum + size, 0);
  }

  async #noteKept(bytes: number): Promise<void> {
    await (await this.#begun()).write({kept: bytes});
    this.#keptBytes = bytes;
  }

  async #someHidden(): Promise<PartialFolder[]> {
    this.#hidden ??= this.#others.hidden();
    const some: PartialFolder[] = [];
    for (let length = 0; length < atOnce; ) {
      const next = await this.#hidden.next();
      if (next.done === true) break;
      some.push(next.value);
      length += JSON.stringify(next.value).length;
    }
    return some;
  }

  async #keep(files: readonly ManifestFile[], isWhole: boolean): Promise<void> {
    this.#manifest ??= await this.#books.manifests.begin(this.#job);
    await this.#manifest.add(files);
    if (!isWhole) return;
    // A crash from here on has what is left removed, and not gone on with: some files may have their names.
    await this.#journal?.write({whole: true});
    const {bytes} = await this.#manifest.finish();
    if (this.work.quota === undefined) return;
    const path = this.#books.manifests.pathOf(this.#job);
    const {place} = this.work;
    await this.#books.quotas.of(this.work.quota.share).put(this.#job, path, {bytes, place});
  }

  async #reserve(bytes: number): Promise<number> {
    if (this.work.quota === undefined) return bytes;
    const {share, bytes: limit} = this.work.quota;
    return this.#books.quotas.of(share).reserve(this.#job, bytes, {place: this.work.place, limit});
  }
}

/** Takes as many from the beginning as one answer has room for. */
function takeSome(files: PartialFile[]): PartialFile[] {
  let length = 0;
  const end = files.findIndex(file => {
    const isFull = length >= atOnce;
    length += JSON.stringify(file).length;
    return isFull;
  });
  return files.splice(0, end === -1 ? files.length : end);
}
