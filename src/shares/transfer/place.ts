import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import {kindOf} from '../kind.ts';
import type {SharePath} from '../share-path.ts';

/** The destination that was asked for. */
export interface AskedPlace {
  readonly path: SharePath;
  /** Its name where `path` is a folder already. */
  readonly name?: SharePath | undefined;
  /** True if `path` must be a folder that is there. */
  readonly into?: boolean | undefined;
}

/** The destination of a transfer, and the bounds of what is taken. */
export interface Destination extends AskedPlace {
  /** Bytes that a file has at most; undefined for any. */
  readonly maxFile?: number | undefined;
  readonly umask: number;
  /**
   * Reserves room for so many bytes in all, of a share that has a quota. Resolves with how many there may be,
   * which may be less.
   */
  readonly reserve?: ((bytes: number) => Promise<number>) | undefined;
}

/**
 * As scp does: into a folder that is there, else under the name that was given. `above` is the folder that it will be in, open.
 *
 * @throws {ShareError}
 */
export function placeOf(
  share: Folder,
  {path, name, into}: AskedPlace,
): {readonly path: SharePath; readonly above: Folder} {
  const place = path.split();
  if (place !== undefined) {
    using above = share.descend(place.folder);
    const stats = above.stats(place.name);
    if (stats === undefined || kindOf(stats) !== 'folder') {
      if (into !== true) return {path, above: share.descend(place.folder)};
      if (stats === undefined)
        throw new ShareError('no-such-file', `"${path.shown}" is not there; it must be a folder`);
    }
  }
  const folder = share.descend(path);
  try {
    const [own] = name?.names ?? [];
    if (own === undefined)
      throw new ShareError('not-a-file', `"${path.shown}" is a folder, and what comes has no name`);
    return {path: path.child(own), above: folder};
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}
