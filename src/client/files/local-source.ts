import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import type {BigIntStats} from 'node:fs';
import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {lstat, open, readdir, stat} from 'node:fs/promises';
import {shownName} from '../../shares/file-name.ts';
import {headerBytes, mostContent} from '../../shares/transfer/record.ts';
import {contentRecord, cutContent, TransferWriter} from '../../shares/transfer/writer.ts';
import {FileDigest} from './file-digest.ts';
import type {LocalPath} from './local-error.ts';
import {localError, locally} from './local-error.ts';
import type {PartsThere, PartThere} from './parts-there.ts';
import type {SharedSource} from './shared-source.ts';
import type {ProgressHearer} from './transfer-progress.ts';
import {ProgressCount} from './transfer-progress.ts';
import type {Unchanged} from './unchanged.ts';

/** The source: a path of this machine, or the bytes of one file. */
export type PutSource = string | AsyncIterable<Uint8Array>;

/** A file of which all was sent. */
export interface SentFile {
  /** From what is put; empty for that itself. */
  readonly path: string;
  readonly size: number;
  readonly digest: string;
}

export interface SourceOptions {
  readonly recursive?: boolean | undefined;
  readonly preserve?: boolean | undefined;
  readonly shared?: SharedSource | undefined;
  readonly onProgress?: ProgressHearer | undefined;
  readonly onResume?: ((resumed: Resumed) => void) | undefined;
}

/** The part that a put has of an earlier one of the same, which was cut off. */
export interface Resumed {
  /** Bytes that the host has already, and that are not sent. */
  readonly bytes: number;
  /** The job of the earlier put, if it was under way still and the host ended it. */
  readonly ended: string | undefined;
}

const {O_NOFOLLOW, O_NONBLOCK, O_RDONLY} = constants;
const slash = Buffer.from('/');

/** Reads what is put, a record of it at a time. Below a folder links are not followed, and left out. */
export class LocalSource {
  readonly sent: SentFile[] = [];
  /** Links and special files that were left out. */
  skipped = 0;
  /** Files that were left out since they are there already. */
  unchanged = 0;
  readonly #writer = new TransferWriter();
  readonly #source: PutSource;
  readonly #options: SourceOptions;
  readonly #unchanged: Unchanged;
  readonly #progress: ProgressCount;
  /** The parts that the host has already; undefined if the put cannot go on with any of it. */
  #there: PartsThere | undefined;
  /** Bytes that are there and not sent. */
  #resumed = 0;
  #isTold = false;

  /** @param unchanged the files below it that are there already */
  constructor(source: PutSource, options: SourceOptions, unchanged: Unchanged) {
    this.#source = source;
    this.#options = options;
    this.#unchanged = unchanged;
    this.#progress = new ProgressCount(options.onProgress);
  }

  /**
   * @param there what is there of an earlier put, where this is one that may go on
   * @throws {ClientError} `local-file`, and what the source throws
   */
  async *records(there?: PartsThere): AsyncGenerator<Buffer> {
    const source = this.#source;
    this.#there = there;
    if (typeof source === 'string') {
      const stats = await locally(source, () => stat(source, {bigint: true}));
      this.#options.shared?.requireSame(source, stats);
      if (!stats.isDirectory()) yield* this.#file(source, '', 0);
      else if (this.#options.recursive !== true)
        throw localError(source, 'is a folder; -r puts it and all that is in it');
      else yield* this.#folder(Buffer.from(source), '', stats);
    } else yield* this.#stream(source);
    this.#tellResumed();
    yield this.#writer.whole();
    this.#progress.whole();
  }

  async *#folder(path: Buffer, shown: string, stats: BigIntStats): AsyncGenerator<Buffer> {
    yield this.#writer.begin({path: shown, kind: 'folder', mode: modeOf(stats)});
    for (const name of await this.#namesIn(path)) {
      const inner = Buffer.concat([path, slash, name]);
      const below = shown === '' ? shownName(name) : `${shown}/${shownName(name)}`;
      const found = await locally(inner, () => lstat(inner, {bigint: true}));
      this.#options.shared?.requireSame(inner, found);
      if (found.isDirectory()) yield* this.#folder(inner, below, found);
      else if (found.isFile() && this.#unchanged.has(below)) this.unchanged++;
      else if (found.isFile()) yield* this.#file(inner, below, O_NOFOLLOW);
      else {
        this.#writer.skip();
        this.skipped++;
      }
    }
  }

  #namesIn(path: Buffer): Promise<readonly Buffer[]> {
    const read = async () => {
      const names = await locally(path, () => readdir(path, {encoding: 'buffer'}));
      return names.sort((a, b) => a.compare(b));
    };
    return this.#options.shared?.namesIn(path, read) ?? read();
  }

  /** Up to the size that it has now; one that is shorter or written to meanwhile is an error. */
  async *#file(path: LocalPath, shown: string, flags: number): AsyncGenerator<Buffer> {
    // A pipe that nobody writes is not waited for.
    await using handle = await locally(path, () => open(path, O_RDONLY | O_NONBLOCK | flags));
    const stats = await locally(path, () => handle.stat({bigint: true}));
    if (!stats.isFile()) throw localError(path, 'is no file; the content of a pipe is put by -');
    this.#options.shared?.requireSame(path, stats);
    const size = Number(stats.size);
    const sourceTime = Number(stats.mtimeNs / 1000n) / 1000;
    const modified = this.#options.preserve ? {modified: sourceTime} : {};
    const part = await this.#partOf(handle, path, {part: this.#there?.parts.get(shown), size, sourceTime});
    const goingOn = this.#there && {sourceTime, ...(part && {from: part.size})};
    this.#progress.begin(shown, size);
    if (part) this.#progress.content(part.size);
    yield this.#writer.begin({
      path: shown,
      kind: 'file',
      size,
      mode: modeOf(stats),
      ...modified,
      ...goingOn,
    });
    const digest = this.#options.shared?.digestOf(path) ?? new FileDigest();
    if (part) digest.goOnFrom(part.size, part.hash);
    for (let at = part?.size ?? 0; at < size; ) {
      this.#tellResumed();
      const record = await locally(path, () => readRecord(handle, at, Math.min(mostContent, size - at)));
      const bytes = record.subarray(headerBytes);
      if (bytes.length === 0)
        throw localError(path, `is shorter than the ${size} bytes that it had at the start`);
      digest.read(at, bytes);
      at += bytes.length;
      yield record;
      this.#progress.content(bytes.length);
    }
    const now = await locally(path, () => handle.stat({bigint: true}));
    if (now.size < stats.size || (now.size === stats.size && now.mtimeNs !== stats.mtimeNs))
      throw localError(path, 'was written to while it was read');
    yield this.#end({path: shown, size, digest: digest.end()});
  }

  /** The part that the host has of a file, and its digest so far, if those are the bytes with which it begins. */
  async #partOf(
    handle: FileHandle,
    path: LocalPath,
    {part, size, sourceTime}: {part: PartThere | undefined; size: number; sourceTime: number},
  ): Promise<{size: number; hash: Hash} | undefined> {
    if (part?.whole !== size || part.sourceTime !== sourceTime || part.size > size) return undefined;
    const hash = createHash('sha256');
    for (let at = 0; at < part.size; ) {
      const record = await locally(path, () => readRecord(handle, at, Math.min(mostContent, part.size - at)));
      const bytes = record.subarray(headerBytes);
      if (bytes.length === 0) return undefined;
      hash.update(bytes);
      at += bytes.length;
    }
    if (hash.copy().digest('hex') !== part.digest) return undefined;
    this.#resumed += part.size;
    return {size: part.size, hash};
  }

  /** Once, when something is sent that was not there: then most of what is there was found. */
  #tellResumed(): void {
    const {ended} = this.#there ?? {};
    if (this.#isTold || (this.#resumed === 0 && ended === undefined)) return;
    this.#isTold = true;
    this.#options.onResume?.({bytes: this.#resumed, ended});
  }

  async *#stream(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    this.#progress.begin('', undefined);
    yield this.#writer.begin({path: '', kind: 'file', mode: 0o666});
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of source) {
      hash.update(piece);
      size += piece.length;
      for (let at = 0; at < piece.length; at += mostContent) {
        const bytes = piece.subarray(at, at + mostContent);
        const record = contentRecord(bytes.length);
        record.set(bytes, headerBytes);
        yield record;
        this.#progress.content(bytes.length);
      }
    }
    yield this.#end({path: '', size, digest: hash.digest('hex')});
  }

  #end(file: SentFile): Buffer {
    this.sent.push(file);
    this.#progress.end();
    return this.#writer.end({size: file.size, digest: file.digest});
  }
}

async function readRecord(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const record = contentRecord(length);
  const {bytesRead} = await handle.read(record, headerBytes, length, at);
  return cutContent(record, bytesRead);
}

const modeOf = ({mode}: BigIntStats) => Number(mode & 0o777n);
