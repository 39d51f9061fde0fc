import {createHash} from 'node:crypto';
import type {Stats} from 'node:fs';
import {createReadStream} from 'node:fs';
import {lstat, realpath} from 'node:fs/promises';
import {pipeline} from 'node:stream/promises';
import {SharePath} from '../../shares/share-path.ts';
import {ClientError} from '../errors.ts';
import type {ListOptions} from '../host-options.ts';
import type {LocalPath} from './local-error.ts';
import type {ListedFile} from './share-output.ts';
import type {SharedSource} from './shared-source.ts';

/** Lists a path of the share that is put into or got from. */
export type ListShare = (path: SharePath, options: ListOptions) => AsyncIterable<ListedFile>;

/** The things that are compared. */
export interface Sides {
  /** The path on the host of what is put or got. */
  readonly there: SharePath;
  /** The path here of something in it. */
  readonly here: (below: SharePath) => LocalPath;
  readonly recursive: boolean;
  readonly shared?: SharedSource | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Paths from what is put or got, as `SharePath` shows them. */
export type Unchanged = ReadonlySet<string>;

export const noneUnchanged: Unchanged = new Set();

/** Files whose digests are asked for one by one; for more all files of the folder are read. */
const mostAlone = 8;

/**
 * Returns the files that are the same on both sides: of one size, and of one time or, where the times differ, of one digest.
 *
 * @throws {ClientError} as `listedBy`
 */
export async function unchangedFiles(
  list: ListShare,
  {there, here, recursive, shared, signal}: Sides,
): Promise<Unchanged> {
  const isFolder = foldersHere(here);
  const unchanged = new Set<string>();
  const undecided = new Map<string, SharePath>();
  for await (const {path, kind, size, modified} of list(there, {recursive})) {
    signal?.throwIfAborted();
    const below = SharePath.of(SharePath.parse(path).names.slice(there.names.length));
    const above = below.split()?.folder;
    if (kind !== 'file' || (above !== undefined && !(await isFolder(above)))) continue;
    const own = await fileHere(here(below));
    if (own?.size !== size) continue;
    if (isSameTime(own.mtimeMs, modified)) unchanged.add(below.shown);
    else undecided.set(path, below);
  }
  for await (const {path, digest} of digested(list, undecided, there)) {
    signal?.throwIfAborted();
    const below = undecided.get(path);
    if (below === undefined || digest === undefined) continue;
    const own = here(below);
    const read = () => digestHere(own, signal);
    if (digest === (await (shared?.wholeDigestOf(own, read) ?? read()))) unchanged.add(below.shown);
  }
  return unchanged;
}

interface Putting {
  readonly top: SharePath;
  readonly name: string;
  readonly into?: boolean | undefined;
  readonly recursive?: boolean | undefined;
  readonly shared?: SharedSource | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Likewise of a path of this machine that is put under `top`, or under its name into the folder there.
 *
 * @throws {ClientError} as `listedBy`
 */
export async function unchangedOfPut(
  list: ListShare,
  source: string,
  {top, name, into = false, recursive = false, shared, signal}: Putting,
): Promise<Unchanged> {
  const from = await realpath(source, {encoding: 'buffer'}).catch(() => undefined);
  // The put says what is wrong with it.
  if (from === undefined) return noneUnchanged;
  const here = ({names}: SharePath) => Buffer.concat([from, ...names.flatMap(part => [slash, part])]);
  const inner = SharePath.of([...top.names, ...SharePath.parse(name).names]);
  try {
    return await unchangedFiles(list, {there: inner, here, recursive, shared, signal});
  } catch (error) {
    const code = error instanceof ClientError ? error.wireCode : undefined;
    if (code === 'no-such-file') return noneUnchanged;
    if (code !== 'not-a-folder' || into) throw error;
    return unchangedFiles(list, {there: top, here, recursive: false, shared, signal});
  }
}

async function* digested(
  list: ListShare,
  undecided: ReadonlyMap<string, SharePath>,
  there: SharePath,
): AsyncGenerator<ListedFile> {
  if (undecided.size > mostAlone) yield* list(there, {recursive: true, digest: true});
  else for (const path of undecided.keys()) yield* list(SharePath.parse(path), {digest: true});
}

/** A host tells whole milliseconds, and a time that was carried may have lost a part of one. */
const isSameTime = (a: number, b: number) => Math.abs(Math.floor(a) - Math.floor(b)) <= 1;

/** Tells which folders are here. What is behind a link is not compared: a host would learn of files that were not put there. */
function foldersHere(here: Sides['here']): (path: SharePath) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  const look = async (path: SharePath): Promise<boolean> => {
    const above = path.split()?.folder;
    if (above !== undefined && !(await isFolder(above))) return false;
    const stats = await lstat(here(path)).catch(() => undefined);
    return stats?.isDirectory() === true;
  };
  const isFolder = (path: SharePath): Promise<boolean> => {
    const found = known.get(path.shown) ?? look(path);
    known.set(path.shown, found);
    return found;
  };
  return isFolder;
}

/** A file that cannot be had is the same as none: putting or getting it says why. */
async function fileHere(path: LocalPath): Promise<Stats | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats : undefined;
}

async function digestHere(path: LocalPath, signal: AbortSignal | undefined): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, {...(signal && {signal})});
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

const slash = Buffer.from('/');
