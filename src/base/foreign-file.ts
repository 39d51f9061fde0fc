// Files that somebody else could have made: an account that was brought from elsewhere, or a folder that others may write
// to. Neither opening nor reading one may wait, follow a link out of its folder, or take memory without a bound.

import type {Stats} from 'node:fs';
import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs';
import {CodedError, isSystemError} from './errors.ts';

/** A file that is none, such as a pipe or a link, or one that is longer than it may be. */
export class UnfitFileError extends CodedError<'file-unfit'> {
  /** Without the path. */
  readonly why: string;

  constructor(path: string, why: string, cause?: unknown) {
    super('file-unfit', `${path} ${why}`, {cause});
    this.why = why;
  }
}

/** A regular file that is open for reading, and closed by whoever opened it. */
export interface ForeignFile extends Disposable {
  readonly path: string;
  readonly fd: number;
  /** Bytes that it had when it was opened. */
  readonly size: number;
  /** With the device, tells files apart. */
  readonly inode: number;
}

/** A pipe is not waited for (O_NONBLOCK), and a link is not followed (O_NOFOLLOW, which Windows does not know). */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens a regular file for reading; undefined if there is none.
 *
 * @throws {UnfitFileError}, and what the system says
 */
export function openForeign(path: string): ForeignFile | undefined {
  let fd: number;
  try {
    fd = openSync(path, flags);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    // Of a link, and of a socket.
    const what = isSystemError(error, 'ELOOP')
      ? 'a link'
      : isSystemError(error, 'ENXIO')
        ? 'a socket'
        : undefined;
    throw what === undefined ? error : noFile(path, what, error);
  }
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw noFile(path, kindOf(stats));
    return {path, fd, size: stats.size, inode: stats.ino, [Symbol.dispose]: () => closeSync(fd)};
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/**
 * Reads a regular file of at most `most` bytes; undefined if there is none.
 *
 * @throws {UnfitFileError}, and what the system says
 */
export function readForeign(path: string, most: number): Buffer | undefined {
  using file = openForeign(path);
  if (!file) return undefined;
  if (file.size > most) throw tooLong(path, most, file.size);
  return readFileSync(file.fd);
}

/** Returns the kind of a file that is no regular one, in words. */
export function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

export function tooLong(path: string, most: number, size?: number): UnfitFileError {
  const what = size === undefined ? 'goes on without end' : `has ${size} bytes`;
  return new UnfitFileError(path, `${what}; at most ${most} are read`);
}

function noFile(path: string, what: string, cause?: unknown): UnfitFileError {
  return new UnfitFileError(path, `is ${what}, where a file should be`, cause);
}
