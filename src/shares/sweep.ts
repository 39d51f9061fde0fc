import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import type {SharePath} from './share-path.ts';

/** A file that was on its way into a share, as reeve's own data know it. */
export interface PartialFile {
  readonly path: SharePath;
  /** Of its inode: somebody else may have given the name to something else. */
  readonly inode: bigint;
}

/** Removes what is left of transfers that will not be gone on with. Which of them are gone by then. */
export function sweep(share: Folder, partials: readonly PartialFile[]): PartialFile[] {
  return partials.filter(partial => isGone(share, partial));
}

function isGone(share: Folder, {path, inode}: PartialFile): boolean {
  const place = path.split();
  if (place === undefined) return true;
  try {
    using folder = share.descend(place.folder);
    const stats = folder.stats(place.name);
    // What has another inode is not ours, and stays.
    if (stats?.isFile() !== true || stats.ino !== inode) return true;
    folder.unlink(place.name);
    return true;
  } catch (error) {
    if (error instanceof ShareError) return error.code === 'no-such-file';
    throw error;
  }
}
