import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import type {BigIntStats} from 'node:fs';
import {closeSync, constants, fchmodSync, fstatSync, openSync, readSync} from 'node:fs';
import {ShareError, shareErrorOf} from './errors.ts';
import type {Folder} from './folder.ts';

/** A partial file as reeve's own data know it. */
export interface KnownPartial {
  readonly name: Buffer;
  /** Tells it from every file that takes its name later (`inodeOf`). */
  readonly inode: string;
  /** Bytes that it has at most. */
  readonly most: number;
}

const {O_NONBLOCK, O_RDWR} = constants;
const bufferBytes = 1024 * 1024;

/** The partial file that a put left which was cut off, as it was when it was read. Another one puts it on. */
export class LeftPart {
  readonly name: Buffer;
  readonly size: number;
  /** SHA-256 of what it has, in hexadecimal. */
  readonly digest: string;
  readonly #stats: BigIntStats;
  readonly #hash: Hash;

  private constructor(name: Buffer, stats: BigIntStats, hash: Hash) {
    this.name = name;
    this.size = Number(stats.size);
    this.digest = hash.copy().digest('hex');
    this.#stats = stats;
    this.#hash = hash;
  }

  /**
   * Reads it. Undefined if it is gone, or is not the file that was left there: somebody who may write in the folder could have
   * put a name of another file in its place, which must be neither told of nor written to.
   *
   * @throws {ShareError} `file-failed`
   */
  static read(folder: Folder, known: KnownPartial): LeftPart | undefined {
    const fd = openIfThere(folder, known.name);
    if (fd === undefined) return undefined;
    try {
      const stats = fstatSync(fd, {bigint: true});
      if (!isLeft(stats, known)) return undefined;
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(Math.min(bufferBytes, Number(stats.size)));
      for (let at = 0; at < stats.size; ) {
        const length = readSync(fd, buffer, 0, Math.min(buffer.length, Number(stats.size) - at), at);
        // Somebody cuts it short at this moment.
        if (length === 0) return undefined;
        hash.update(buffer.subarray(0, length));
        at += length;
      }
      return isSame(fstatSync(fd, {bigint: true}), stats) ? new LeftPart(known.name, stats, hash) : undefined;
    } catch (error) {
      throw shareErrorOf(error, folder.path.child(known.name).shown);
    } finally {
      closeSync(fd);
    }
  }

  /** Of all that it has; for one that goes on with it. */
  get hash(): Hash {
    return this.#hash.copy();
  }

  /**
   * Opens it to go on with it. It may have the mode that it is to have in the end, which its own user may not be able to write:
   * that is set again when all of it came.
   *
   * @throws {ShareError} `file-changed` if it is not what was read; `file-failed`
   */
  open(folder: Folder): number {
    const fd = openIfThere(folder, this.name);
    try {
      if (fd === undefined || !isSame(fstatSync(fd, {bigint: true}), this.#stats))
        throw new ShareError(
          'file-changed',
          `somebody else moved or changed what was left of "${folder.path.shown}"; put it again`,
        );
      fchmodSync(fd, 0o600);
      // The file of the descriptor, and nothing that took its name since.
      return openSync(`/proc/self/fd/${fd}`, O_RDWR | O_NONBLOCK);
    } catch (error) {
      throw shareErrorOf(error, folder.path.child(this.name).shown);
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  /** Removes it, if it is still there. */
  remove(folder: Folder): void {
    const found = folder.stats(this.name);
    if (found !== undefined && inodeOf(found) === inodeOf(this.#stats)) folder.unlink(this.name);
  }
}

/** A number of an inode is used again when a file is gone; the time of its birth nobody can set. */
export function inodeOf({ino, birthtimeNs}: BigIntStats): string {
  return `${ino} ${birthtimeNs}`;
}

function isLeft(stats: BigIntStats, {inode, most}: KnownPartial): boolean {
  const isOwn = stats.uid === BigInt(process.geteuid?.() ?? -1) && stats.nlink === 1n;
  return isOwn && inodeOf(stats) === inode && stats.size <= most;
}

function isSame(found: BigIntStats, known: BigIntStats): boolean {
  return (
    inodeOf(found) === inodeOf(known) &&
    found.uid === known.uid &&
    found.nlink === known.nlink &&
    found.size === known.size &&
    found.ctimeNs === known.ctimeNs
  );
}

function openIfThere(folder: Folder, name: Buffer): number | undefined {
  try {
    return folder.file(name);
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    return undefined;
  }
}
