import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import type {Kind} from './kind.ts';
import {kindOf} from './kind.ts';
import {Outgoing} from './outgoing.ts';
import type {SharePath} from './share-path.ts';

/** Something in a share, as it was when it was looked at. */
export interface Listed {
  readonly path: SharePath;
  readonly kind: Kind;
  /** Bytes; of a file. */
  readonly size: number;
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** SHA-256, in hexadecimal; of a file, where it was asked for. */
  readonly digest?: string;
  /** The reason why a folder that is listed, or a file, could not be read. */
  readonly problem?: string;
}

export interface ListOptions {
  /** Also what is below. Links are told, and not followed. */
  readonly recursive?: boolean;
  readonly digest?: boolean;
  /** Tells of a path that it is not to be listed. */
  readonly isHidden?: (path: SharePath) => Promise<boolean>;
}

/**
 * Lists a folder of a share, each folder before what is in it. One folder's names are held at a time for each
 * on the way down. Files that go away meanwhile are left out.
 *
 * @throws {ShareError} if the folder itself cannot be had
 */
export async function* list(
  share: Folder,
  path: SharePath,
  options: ListOptions = {},
): AsyncGenerator<Listed> {
  using folder = share.descend(path);
  yield* within(folder, await namesOf(folder), options);
}

/** One file or folder of a share, without what is in it. @throws {ShareError} */
export async function listOne(share: Folder, path: SharePath, options: ListOptions = {}): Promise<Listed> {
  const place = path.split();
  if (place === undefined) throw new ShareError('not-a-file', 'a share is a folder');
  if (options.isHidden !== undefined && (await options.isHidden(path))) throw notThere(path);
  using folder = share.descend(place.folder);
  const found = lookAt(folder, place.name, options);
  if (found === undefined) throw notThere(path);
  return found;
}

export const notThere = ({shown}: SharePath) => new ShareError('no-such-file', `"${shown}" is not there`);

async function* within(
  folder: Folder,
  names: readonly Buffer[],
  options: ListOptions,
): AsyncGenerator<Listed> {
  for (const name of names) {
    const found = lookAt(folder, name, options);
    if (found === undefined) continue;
    if (options.isHidden !== undefined && (await options.isHidden(found.path))) continue;
    if (found.kind !== 'folder' || options.recursive !== true) {
      yield found;
      continue;
    }
    const below = openBelow(folder, name);
    if (below === undefined) continue;
    if (typeof below === 'string') {
      yield {...found, problem: below};
      continue;
    }
    using inner = below;
    const inside = await namesOrProblem(inner);
    if (typeof inside === 'string') yield {...found, problem: inside};
    else {
      yield found;
      yield* within(inner, inside, options);
    }
  }
}

/** In the order of their bytes, so that two listings of the same tree are alike. */
export async function namesOf(folder: Folder): Promise<Buffer[]> {
  const names: Buffer[] = [];
  for await (const {name} of folder.names()) names.push(name as unknown as Buffer);
  return names.sort((a, b) => a.compare(b));
}

function lookAt(folder: Folder, name: Buffer, {digest}: ListOptions): Listed | undefined {
  const stats = folder.stats(name);
  if (stats === undefined) return undefined;
  const path = folder.path.child(name);
  const kind = kindOf(stats);
  const listed = {
    path,
    kind,
    size: kind === 'file' ? Number(stats.size) : 0,
    mode: Number(stats.mode & 0o7777n),
    modified: Number(stats.mtimeMs),
  };
  return kind === 'file' && digest === true ? {...listed, ...digestOf(folder, name)} : listed;
}

function digestOf(folder: Folder, name: Buffer): {digest: string} | {problem: string} {
  try {
    using file = Outgoing.open(folder, name);
    const buffer = Buffer.allocUnsafe(Math.min(1 << 20, Math.max(file.size, 1)));
    while (file.read(buffer).length > 0);
    return {digest: file.finish().digest};
  } catch (error) {
    return {problem: problemOf(error)};
  }
}

/** The folder, or why it cannot be had; undefined if it is gone. */
function openBelow(folder: Folder, name: Buffer): Folder | string | undefined {
  try {
    return folder.folder(name);
  } catch (error) {
    return error instanceof ShareError && error.code === 'no-such-file' ? undefined : problemOf(error);
  }
}

async function namesOrProblem(folder: Folder): Promise<Buffer[] | string> {
  try {
    return await namesOf(folder);
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): string {
  if (error instanceof ShareError) return error.message;
  throw error;
}
