import {stat} from 'node:fs/promises';
import {basename, resolve} from 'node:path';
import {shownName} from '../../shares/file-name.ts';
import type {ManifestSummary} from '../../shares/manifest.ts';
import {Manifest, manifestFile} from '../../shares/manifest.ts';
import {SharePath} from '../../shares/share-path.ts';
import {given} from '../given-fields.ts';
import type {InputSource} from '../input/stdin-sender.ts';
import type {Job} from '../job/job.ts';
import {invalid, linesOf, parsed, requireRecorded} from './job-output.ts';
import type {PutSource, Resumed, SentFile} from './local-source.ts';
import {LocalSource} from './local-source.ts';
import type {PartsThere} from './parts-there.ts';
import {PartsReader} from './parts-there.ts';
import type {SharedSource} from './shared-source.ts';
import type {ProgressHearer} from './transfer-progress.ts';
import type {Unchanged} from './unchanged.ts';
import {noneUnchanged} from './unchanged.ts';

export interface PutOptions {
  /** A folder with all that is in it, too. */
  readonly recursive?: boolean | undefined;
  /** The times of files, too. */
  readonly preserve?: boolean | undefined;
  /**
   * Leaves out the files that are there already: of the same size, and of the same time or digest. Takes the right to read the
   * share. A stream is put in any case.
   */
  readonly update?: boolean | undefined;
  /** Its name if the path is a folder that is there; the source's own name unless given. */
  readonly name?: string | undefined;
  /** The path must be a folder that is there. */
  readonly into?: boolean | undefined;
  /** The id of the run on many hosts that this one is part of, a UUIDv7. */
  readonly fleet?: string | undefined;
  /** Given to the puts of a path on several hosts: each gets the same, and it is digested once. */
  readonly shared?: SharedSource | undefined;
  /** Ends it when aborted; nothing has its name then. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each file, when all have their names. */
  readonly onFile?: ((file: ShareFile) => void) | undefined;
  /** Hears how far it is. */
  readonly onProgress?: ProgressHearer | undefined;
  /** Hears, once, that an earlier put of the same was cut off, and that this one goes on with what is there of it. */
  readonly onResume?: ((resumed: Resumed) => void) | undefined;
}

/** A file that was put or got. */
export interface ShareFile {
  /** From the share. */
  readonly path: string;
  readonly size: number;
  /** Its permission bits on the host. */
  readonly mode: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

export interface PutFiles extends ManifestSummary {
  /** The job that did it, for `reeve audit proof`; empty where the one file was there already. */
  readonly job: string;
  /** Links and special files that were left out. */
  readonly skipped: number;
  /** Files that were left out since they are there already. */
  readonly unchanged: number;
}

/**
 * Returns the fields of an order to put, but for the share and the path.
 *
 * @throws {ShareError} `path-refused`
 */
export function putFields(source: PutSource, options: PutOptions): PutFields {
  return given({name: nameOf(source, options), into: options.into === true ? true : undefined});
}

/** A file that has fewer bytes is sent in less time than the host's word about an earlier put would take. */
const leastToResume = 1024 * 1024;

/** True if what is put may be gone on with after it was cut off. A stream cannot be read again. */
export async function mayResume(source: PutSource): Promise<boolean> {
  if (typeof source !== 'string') return false;
  // The put says what is wrong with it.
  const stats = await stat(source).catch(() => undefined);
  return stats?.isDirectory() === true || (stats?.isFile() === true && stats.size >= leastToResume);
}

export interface PutFields {
  readonly name?: string;
  readonly into?: boolean;
}

function nameOf(source: PutSource, {name}: PutOptions): string | undefined {
  if (name !== undefined || typeof source !== 'string') return name;
  const own = shownName(Buffer.from(basename(resolve(source))));
  return own === '' ? undefined : own;
}

interface Putting {
  readonly source: PutSource;
  readonly share: string;
  readonly top: SharePath;
  readonly options: PutOptions;
  /** The files that are there already. */
  readonly unchanged?: Unchanged;
  /** True if the order says that the put goes on with what an earlier one left. */
  readonly resumes?: boolean;
}

/**
 * Puts what `start` starts a job for. The host's word for what it took is held against what was sent.
 *
 * @throws {ClientError} `local-file`, `refused` with the host's code, `files-invalid`, and what the job
 * throws
 */
export async function putBy(
  start: (stdin: InputSource) => Job,
  {source, share, top, options, unchanged = noneUnchanged, resumes = false}: Putting,
): Promise<PutFiles> {
  if (unchanged.has('')) return {job: '', ...new Manifest().summary, skipped: 0, unchanged: 1};
  const local = new LocalSource(source, options, unchanged);
  let failure: {readonly error: unknown} | undefined;
  let bytes = 0;
  let isAll = false;
  const there = Promise.withResolvers<PartsThere | undefined>();
  async function* records(): AsyncGenerator<Buffer> {
    const parts = resumes ? await there.promise : undefined;
    // It was refused, or ended before it said what is there.
    if (resumes && parts === undefined) return;
    try {
      for await (const record of local.records(parts)) {
        bytes += record.length;
        yield record;
      }
      isAll = true;
    } catch (error) {
      failure = {error};
      throw error;
    }
  }
  const job = start(records());
  let lines: string[];
  try {
    lines = await Array.fromAsync(resumes ? linesAfterParts(job, there.resolve) : linesOf(job));
  } catch (error) {
    there.resolve(undefined);
    // Nothing was done since the source failed: that is why.
    throw failure === undefined ? error : failure.error;
  }
  // A command may end well without having read all of its input; a put may not.
  const {outcome} = await job;
  if (!isAll || outcome.stdin?.bytes !== bytes)
    throw invalid(job.host, 'says that it is done, and was not given all that is put');
  const taken = readManifest(lines, local.sent, placesOf(top, putFields(source, options)));
  if (taken === undefined) throw invalid(job.host, 'says that it took what was not sent');
  const {list, ...told} = taken;
  await requireRecorded(job, share, told);
  for (const file of list) options.onFile?.(file);
  return {job: job.id, ...told, skipped: local.skipped, unchanged: local.unchanged};
}

/** The lines of a put, after those that say what is there of an earlier one. */
async function* linesAfterParts(job: Job, resolve: (there: PartsThere) => void): AsyncGenerator<string> {
  const reader = new PartsReader();
  let there: PartsThere | undefined;
  for await (const line of linesOf(job)) {
    if (there !== undefined) yield line;
    else {
      const taken = reader.take(line);
      if (taken === false) throw invalid(job.host, 'says what cannot be there of an earlier put');
      there = taken;
      if (there !== undefined) resolve(there);
    }
  }
}

/** The paths that it may have there: the one that was asked for, and its own name in that. */
function placesOf(top: SharePath, {name, into}: PutFields): readonly string[] {
  return [
    ...(into === true ? [] : [top.shown]),
    ...(name === undefined ? [] : [SharePath.of([...top.names, ...SharePath.parse(name).names]).shown]),
  ];
}

interface Taken extends ManifestSummary {
  readonly list: readonly ShareFile[];
}

function readManifest(
  lines: readonly string[],
  sent: readonly SentFile[],
  places: readonly string[],
): Taken | undefined {
  const manifest = new Manifest();
  const list = lines.slice(0, -1).map(manifestFile);
  let above: string | undefined;
  if (lines.length !== sent.length + 1) return undefined;
  for (const [at, file] of list.entries()) {
    const {path, size, digest} = sent[at] as SentFile;
    if (file === undefined || file.size !== size || file.digest !== digest) return undefined;
    above ??= path === '' ? file.path : file.path.slice(0, -path.length - 1);
    if (file.path !== [above, path].filter(part => part !== '').join('/')) return undefined;
    manifest.add(file);
  }
  if (above !== undefined && !places.includes(above)) return undefined;
  const {files, bytes, root} = manifest.summary;
  const told = parsed(lines.at(-1) ?? '');
  if (told?.files !== files || told.bytes !== bytes || told.root !== root) return undefined;
  return {files, bytes, root, list: list.filter(file => file !== undefined)};
}
