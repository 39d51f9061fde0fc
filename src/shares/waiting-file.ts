import type {BigIntStats} from 'node:fs';
import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import {kindOf, kindWords} from './kind.ts';
import type {SharePath} from './share-path.ts';

/** A file that was written. */
export interface WrittenFile {
  readonly size: number;
  readonly mode: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/**
 * A file that is written, on disk and closed. It waits for its name under a random one: a tree of any size
 * holds none of them open.
 */
export class WaitingFile {
  readonly written: WrittenFile;
  readonly #partial: Buffer;
  readonly #path: SharePath;
  readonly #stats: BigIntStats;

  /**
   * @param partial the name that it waits under in `folder`
   * @param path the one that it will have
   * @param stats as its descriptor had them just before it was closed
   * @throws {ShareError} `file-changed` if another file has taken that name
   */
  constructor(
    folder: Folder,
    {partial, path}: {partial: Buffer; path: SharePath},
    {written, stats}: {written: WrittenFile; stats: BigIntStats},
  ) {
    this.#partial = partial;
    this.#path = path;
    this.written = written;
    const found = folder.stats(partial);
    if (!isSame(found, stats)) throw changed(path);
    // Closing it may have changed its inode: some kernels measure a file then.
    this.#stats = found;
  }

  /**
   * Gives it its name in the folder that it waits in, or in another one, `to`, on the same disk. A file that
   * it replaces is gone then; the folder's sync, which is the caller's, makes that survive a power cut.
   *
   * @throws {ShareError} `not-a-file` if a folder, link, pipe, socket or device has taken the name;
   * `file-changed` where
   *   the file has been exchanged or changed by somebody who may write in the folder
   */
  rename(folder: Folder, to = folder): void {
    const name = this.#path.names.at(-1) as Buffer;
    modeOfReplaced(to, name);
    const found = folder.stats(this.#partial);
    // An inode that is freed is soon used again. No file that took it has the time of ours, which nobody can
    // set.
    if (!isSame(found, this.#stats) || found.ctimeNs !== this.#stats.ctimeNs) throw changed(this.#path);
    folder.rename(this.#partial, name, to);
    // Between the look and the rename it may have been exchanged: what has the name now decides.
    if (!isSame(to.stats(name), this.#stats)) throw changed(this.#path);
  }

  /** Removes it, if it waits. A file that somebody else put under its name stays. */
  remove(folder: Folder): void {
    const found = folder.stats(this.#partial);
    if (found?.ino === this.#stats.ino && found.dev === this.#stats.dev) folder.unlink(this.#partial);
  }
}

function isSame(found: BigIntStats | undefined, own: BigIntStats): found is BigIntStats {
  return (
    found?.ino === own.ino &&
    found.dev === own.dev &&
    found.uid === own.uid &&
    found.size === own.size &&
    found.mtimeNs === own.mtimeNs
  );
}

function changed({shown}: SharePath): ShareError {
  return new ShareError('file-changed', `somebody else moved or replaced "${shown}" while it was written`);
}

/**
 * The mode of the file that has this name, if one has. A folder is never replaced by a file, and nothing else
 * is either.
 *
 * @param folder undefined if it is not there yet
 * @throws {ShareError} `not-a-file`
 */
export function modeOfReplaced(folder: Folder | undefined, name: Buffer): number | undefined {
  const stats = folder?.stats(name);
  if (folder === undefined || stats === undefined) return undefined;
  const kind = kindOf(stats);
  if (kind === 'file') return Number(stats.mode & 0o777n);
  const {shown} = folder.path.child(name);
  throw new ShareError('not-a-file', `"${shown}" ${kindWords[kind]}; it is not replaced by a file`);
}
