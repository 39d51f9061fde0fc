import {createHash} from 'node:crypto';
import {ShareError} from '../../shares/errors.ts';
import type {ManifestSummary} from '../../shares/manifest.ts';
import {Manifest} from '../../shares/manifest.ts';
import {SharePath} from '../../shares/share-path.ts';
import type {TransferRecord} from '../../shares/transfer/reader.ts';
import {TransferReader} from '../../shares/transfer/reader.ts';
import type {Begin} from '../../shares/transfer/record.ts';
import type {InputSource} from '../input/stdin-sender.ts';
import type {Chunk} from '../job/chunk-queue.ts';
import type {Job} from '../job/job.ts';
import {invalid, outputOf, requireRecorded} from './job-output.ts';
import type {Target} from './local-target.ts';
import {LocalTarget} from './local-target.ts';
import type {ShareFile} from './put.ts';
import type {StageNotes} from './stage-notes.ts';
import type {ProgressHearer} from './transfer-progress.ts';
import {ProgressCount} from './transfer-progress.ts';
import type {ListShare, Unchanged} from './unchanged.ts';
import {noneUnchanged, unchangedFiles} from './unchanged.ts';

export interface GetOptions {
  /** A folder with all that is in it, too. */
  readonly recursive?: boolean | undefined;
  /** Modes and times of files as the host has them. */
  readonly preserve?: boolean | undefined;
  /**
   * Leaves out the files that are here already: of the same size, and of the same time or digest. A stream gets its file in any
   * case.
   */
  readonly update?: boolean | undefined;
  /** The target must be a folder that is there. */
  readonly into?: boolean | undefined;
  /** The id of the run on many hosts that this one is part of, a UUIDv7. */
  readonly fleet?: string | undefined;
  /** Ends it when aborted; nothing has its name then. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each file, when all have their names. */
  readonly onFile?: ((file: GotFile) => void) | undefined;
  /** Hears how far it is. */
  readonly onProgress?: ProgressHearer | undefined;
}

export interface GotFile extends ShareFile {
  /** The path on this machine; empty if it has none. */
  readonly local: string;
}

export interface GotFiles extends ManifestSummary {
  /** The job that did it, for `reeve audit proof`; empty where the one file was here already. */
  readonly job: string;
  /** Links and special files that the host says it left out. */
  readonly skipped: number;
  /** Files that were left out since they are here already. */
  readonly unchanged: number;
}

/**
 * The destination: a path of this machine, or a function that takes the bytes of one file as they come, and
 * is waited for.
 */
export type GetTarget = string | ((bytes: Buffer) => Promise<void> | undefined);

interface Getting {
  readonly share: string;
  readonly asked: SharePath;
  readonly target: GetTarget;
  readonly options: GetOptions;
  readonly list: ListShare;
  readonly notes: StageNotes;
}

/**
 * Gets what `start` starts a job for. The host is believed neither names nor sizes: see `TransferReader`.
 *
 * @throws {ClientError} `local-file`, `refused` with the host's code, `files-invalid`, and what the job
 * throws
 */
export async function getBy(
  start: (stdin: InputSource | undefined) => Job,
  cancel: (job: Job) => Promise<unknown>,
  {share, asked, target: to, options, list, notes}: Getting,
): Promise<GotFiles> {
  await notes.sweep();
  // A target that cannot be is told before anything is sent.
  await using target =
    typeof to === 'string'
      ? await LocalTarget.open(to, asked.names.at(-1) ?? Buffer.from(share), options, notes)
      : new StreamTarget(to);
  const unchanged =
    options.update === true && target instanceof LocalTarget
      ? await unchangedOfGet(list, asked, target, options)
      : noneUnchanged;
  if (unchanged.has('')) return {job: '', ...new Manifest().summary, skipped: 0, unchanged: 1};
  const job = start(unchanged.size === 0 ? undefined : linesWith(unchanged));
  let isOver = false;
  try {
    const isTree = options.recursive === true && typeof to === 'string';
    const progress = new ProgressCount(options.onProgress);
    const receiving = new Receiving(job.host, {asked, target, isTree, progress});
    const lent = new LentChunks();
    for await (const chunk of outputOf(job, () => (isOver = true))) {
      options.signal?.throwIfAborted();
      await receiving.push(chunk.bytes);
      // A reader of the stream may still have the bytes that it was given.
      if (target instanceof LocalTarget) lent.keep(chunk, receiving.held);
    }
    const skipped = receiving.finish();
    const {summary} = receiving.manifest;
    await requireRecorded(job, share, summary);
    await target.commit();
    for (const file of receiving.files) options.onFile?.(file);
    return {job: job.id, ...summary, skipped, unchanged: unchanged.size};
  } finally {
    // A job that goes on, and that nobody reads.
    if (!isOver) void cancel(job).catch(() => {});
  }
}

function unchangedOfGet(
  list: ListShare,
  there: SharePath,
  target: LocalTarget,
  {recursive = false, signal}: GetOptions,
): Promise<Unchanged> {
  return unchangedFiles(list, {there, here: path => target.pathOf(path), recursive, signal});
}

async function* linesWith(paths: Unchanged): AsyncGenerator<Buffer> {
  for (const path of paths) yield Buffer.from(`${path}\n`);
}

/** Chunks of which a reader may hold the last bytes. */
class LentChunks {
  readonly #chunks: Chunk[] = [];
  #size = 0;

  /** @param held how many bytes are held, of this chunk and those before it */
  keep(chunk: Chunk, held: number): void {
    this.#chunks.push(chunk);
    this.#size += chunk.bytes.length;
    for (
      let [first] = this.#chunks;
      first && this.#size - first.bytes.length >= held;
      [first] = this.#chunks
    ) {
      this.#size -= first.bytes.length;
      this.#chunks.shift();
      first.done();
    }
  }
}

interface Receiver {
  readonly asked: SharePath;
  readonly target: Target;
  readonly isTree: boolean;
  readonly progress: ProgressCount;
}

class Receiving {
  readonly files: GotFile[] = [];
  /** As the host's account has it: with paths from the share. */
  readonly manifest = new Manifest();
  readonly #reader = new TransferReader();
  readonly #host: string;
  readonly #how: Receiver;
  #file: {readonly path: SharePath; readonly begin: Begin} | undefined;
  #hash = createHash('sha256');
  #skipped: number | undefined;

  constructor(host: string, how: Receiver) {
    this.#host = host;
    this.#how = how;
  }

  /** Bytes that came and are no whole record yet. */
  get held(): number {
    return this.#reader.held;
  }

  async push(piece: Buffer): Promise<void> {
    for (const record of this.#records(piece)) await this.#take(record);
  }

  /** Nothing more comes. Returns how many things the host left out. */
  finish(): number {
    if (this.#skipped === undefined) throw invalid(this.#host, 'ended before all of it came');
    return this.#skipped;
  }

  *#records(piece: Buffer): Generator<TransferRecord> {
    try {
      yield* this.#reader.push(piece);
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      throw invalid(this.#host, `sent what cannot be: ${error.message}`, error);
    }
  }

  async #take(record: TransferRecord): Promise<void> {
    const {target, isTree, progress} = this.#how;
    switch (record.type) {
      case 'begin': {
        const {path, begin} = record;
        if (begin.kind === 'folder' && !isTree)
          throw invalid(this.#host, 'sent a folder where a file was asked for');
        this.#file = {path, begin};
        this.#hash = createHash('sha256');
        if (begin.kind === 'file') progress.begin(path.shown, begin.size);
        return target.begin(path, begin);
      }
      case 'content':
        this.#hash.update(record.bytes);
        await target.content(record.bytes);
        return progress.content(record.bytes.length);
      case 'end':
        return this.#end(record.end);
      case 'whole':
        this.#skipped = record.whole.skipped;
        progress.whole();
    }
  }

  async #end({size, digest}: {readonly size: number; readonly digest: string}): Promise<void> {
    const {asked, target, progress} = this.#how;
    if (this.#file === undefined) return;
    const {path, begin} = this.#file;
    if (this.#hash.digest('hex') !== digest)
      throw invalid(this.#host, 'sent content that has not the digest which it says');
    await target.end();
    const {shown} = SharePath.of([...asked.names, ...path.names]);
    const file = {path: shown, size, mode: begin.mode, digest};
    this.manifest.add(file);
    this.files.push({...file, local: target.nameOf(path)});
    progress.end();
  }
}

/** Passes the bytes of one file on as they come: nobody can take them back where not all of them do. */
class StreamTarget implements Target {
  readonly #take: (bytes: Buffer) => Promise<void> | undefined;

  constructor(take: (bytes: Buffer) => Promise<void> | undefined) {
    this.#take = take;
  }

  async begin(): Promise<void> {}

  async content(bytes: Buffer): Promise<void> {
    await this.#take(bytes);
  }

  async end(): Promise<void> {}

  async commit(): Promise<void> {}

  nameOf(): string {
    return '';
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
