import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import {kindOf} from './kind.ts';
import type {ListOptions} from './listing.ts';
import {namesOf, notThere} from './listing.ts';
import type {SharePath} from './share-path.ts';

/** How much was removed. */
export interface Removed {
  readonly files: number;
  readonly folders: number;
  /** Bytes of the files. */
  readonly bytes: number;
}

/**
 * Removes a file, or with `recursive` a folder and all that is in it. A link is removed, and never what it leads to. What
 * cannot be removed ends it; what was removed before is gone.
 *
 * @throws {ShareError}
 */
export async function remove(
  share: Folder,
  path: SharePath,
  {recursive = false, isHidden}: {recursive?: boolean; isHidden?: ListOptions['isHidden']} = {},
): Promise<Removed> {
  const place = path.split();
  if (place === undefined)
    throw new ShareError('path-refused', 'the share itself is not removed; name what is in it');
  if (isHidden !== undefined && (await isHidden(path))) throw notThere(path);
  using folder = share.descend(place.folder);
  const removed = {files: 0, folders: 0, bytes: 0};
  await removeFrom(folder, place.name, {recursive, removed});
  folder.sync();
  return removed;
}

interface Removing {
  readonly recursive: boolean;
  readonly removed: {files: number; folders: number; bytes: number};
}

async function removeFrom(folder: Folder, name: Buffer, removing: Removing): Promise<void> {
  const {recursive, removed} = removing;
  const path = folder.path.child(name);
  const stats = folder.stats(name);
  if (stats === undefined) throw notThere(path);
  const kind = kindOf(stats);
  if (kind !== 'folder') {
    folder.unlink(name);
    removed.files++;
    if (kind === 'file') removed.bytes += Number(stats.size);
    return;
  }
  if (!recursive)
    throw new ShareError('not-a-file', `"${path.shown}" is a folder; -r removes it and all that is in it`);
  {
    using below = folder.folder(name);
    for (const inner of await namesOf(below)) await removeFrom(below, inner, removing);
  }
  folder.removeFolder(name);
  removed.folders++;
}
