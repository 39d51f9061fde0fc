import type {BigIntStats} from 'node:fs';
import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import {kindOf, kindWords} from './kind.ts';

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
  readonly #name: Buffer;
  readonly #stats: BigIntStats;

  /**
   * @param partial the name that it waits under in `folder`
   * @param stats as its descriptor had them just before it was closed
   * @throws {ShareError} `file-changed` if another file has taken that name
   */
  constructor(
    folder: Folder,
    {partial, name}: {partial: Buffer; name: Buffer},
    {written, stats}: {written: WrittenFile; stats: BigIntStats},
  ) {
    this.#partial = partial;
    this.#name = name;
    this.written = written;
    const found = folder.stats(partial);
    if (!isSame(found, stats)) throw changed(folder, name);
    // Closing it may have changed its inode: some kernels measure a file then.
    this.#stats = found;
  }

  /**
   * Gives it its name in the folder that it waits in. A file that it replaces is gone then; the folder's
   * sync, which is the caller's, makes that survive a power cut.
   *
   * @throws {ShareError} `not-a-file` if a folder, link, pipe, socket or device has taken the name;
   * `file-changed` where
   *   the file has been exchanged or changed by somebody who may write in the folder
   */
  rename(folder: Folder): void {
    modeOfReplaced(folder, this.#name);
    const found = folder.stats(this.#partial);
    // An inode that is freed is soon used again. No file that took it has the time of ours, which nobody can
    // set.
    if (!isSame(found, this.#stats) || found.ctimeNs !== this.#stats.ctimeNs)
      throw changed(folder, this.#name);
    folder.rename(this.#partial, this.#name);
    // Between the look and the rename it may have been exchanged: what has the name now decides.
    if (!isSame(folder.stats(this.#name), this.#stats)) throw changed(folder, this.#name);
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

function changed(folder: Folder, name: Buffer): ShareError {
  const {shown} = folder.path.child(name);
  return new ShareError('file-changed', `somebody else moved or replaced "${shown}" while it was written`);
}

/**
 * The mode of the file that has this name, if one has. A folder is never replaced by a file, and nothing else
 * is either.
 *
 * @throws {ShareError} `not-a-file`
 */
export function modeOfReplaced(folder: Folder, name: Buffer): number | undefined {
  const stats = folder.stats(name);
  if (stats === undefined) return undefined;
  const kind = kindOf(stats);
  if (kind === 'file') return Number(stats.mode & 0o777n);
  const {shown} = folder.path.child(name);
  throw new ShareError('not-a-file', `"${shown}" ${kindWords[kind]}; it is not replaced by a file`);
}
