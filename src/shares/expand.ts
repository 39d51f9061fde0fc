import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import type {Glob, GlobName} from './glob.ts';
import {mostMatches} from './glob.ts';
import {kindOf} from './kind.ts';
import {SharePath} from './share-path.ts';

/** Names that are compared with one glob. */
const mostLooked = 100_000;

/**
 * The paths that a glob below `top` stands for, in the order of their names' bytes; as with scp the path that is its very
 * text, if it stands for none and that is there. No link is followed, and no other disk entered.
 *
 * @param mostNames that are compared with it, in all folders together
 * @throws {ShareError} `no-such-file` if nothing matches, `too-many-files`, `file-denied` for a folder on the way, and what
 *   is wrong with `top`
 */
export async function expand(
  share: Folder,
  top: SharePath,
  glob: Glob,
  mostNames = mostLooked,
): Promise<SharePath[]> {
  using folder = share.descend(top);
  const found: SharePath[] = [];
  await expandIn(folder, glob.names, {found, namesLeft: mostNames});
  if (found.length > 0) return found;
  const plain = SharePath.of([...top.names, ...glob.plain.names]);
  if (isThere(share, plain)) return [plain];
  throw new ShareError('no-such-file', `nothing matches "${plain.shown}"`);
}

interface Expanding {
  readonly found: SharePath[];
  namesLeft: number;
}

async function expandIn(
  folder: Folder,
  [wanted, ...below]: readonly GlobName[],
  expanding: Expanding,
): Promise<void> {
  if (wanted === undefined) return;
  for (const name of await namesLike(folder, wanted, expanding)) {
    if (below.length === 0) {
      if (expanding.found.length >= mostMatches)
        throw tooMany(`more than ${mostMatches} files match; make it narrower`);
      expanding.found.push(folder.path.child(name));
      continue;
    }
    using inner = folderIn(folder, name);
    if (inner !== undefined) await expandIn(inner, below, expanding);
  }
}

/** Counts what it looks at, and holds only the names that match. */
async function namesLike(folder: Folder, wanted: GlobName, expanding: Expanding): Promise<Buffer[]> {
  if (wanted.plain !== undefined) return folder.stats(wanted.plain) === undefined ? [] : [wanted.plain];
  const names: Buffer[] = [];
  for await (const entry of folder.names()) {
    const name = entry.name as unknown as Buffer;
    expanding.namesLeft -= 1;
    if (expanding.namesLeft < 0)
      throw tooMany('too many names would have to be compared with it; begin deeper in the share');
    if (wanted.matches(name)) names.push(name);
  }
  return names.sort((a, b) => a.compare(b));
}

/** Undefined for what is no folder of this share, as of any other name that does not match. */
function folderIn(folder: Folder, name: Buffer): Folder | undefined {
  const stats = folder.stats(name);
  if (stats === undefined || kindOf(stats) !== 'folder') return undefined;
  try {
    return folder.folder(name);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isThere(share: Folder, path: SharePath): boolean {
  const place = path.split();
  try {
    if (place === undefined) return true;
    using folder = share.descend(place.folder);
    return folder.stats(place.name) !== undefined;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

/** True where another disk, a link or nothing is in the place of a folder. */
const isAbsence = (error: unknown): boolean =>
  error instanceof ShareError && ['no-such-file', 'not-a-folder', 'path-refused'].includes(error.code);

const tooMany = (message: string) => new ShareError('too-many-files', message);
