import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import {SharePath} from './share-path.ts';

/**
 * The folder `path` of a share, made with those on the way to it that are missing; each survives a power cut. Those that are
 * there keep their modes. Closed by whoever asked for it.
 *
 * @throws {ShareError} as `Folder.descend`; `not-a-folder` where something else has the name of one
 */
export function makeFolders(share: Folder, path: SharePath, mode: number): Folder {
  let folder = share.descend(SharePath.share);
  for (const name of path.names) {
    using above = folder;
    folder = goTo(above, name, mode);
  }
  return folder;
}

function goTo(folder: Folder, name: Buffer, mode: number): Folder {
  try {
    return folder.folder(name);
  } catch (error) {
    if (!(error instanceof ShareError && error.code === 'no-such-file')) throw error;
  }
  try {
    // No setuid, setgid or sticky bit; the umask is taken off by the caller.
    folder.makeFolder(name, mode & 0o777);
    folder.sync();
  } catch (error) {
    // Somebody else may have been first: what is there then is looked at as anything is.
    if (folder.stats(name) === undefined) throw error;
  }
  return folder.folder(name);
}
