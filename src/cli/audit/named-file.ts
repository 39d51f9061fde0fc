import {open} from 'node:fs/promises';
import {CodedError, messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';

const mebibyte = 1024 * 1024;

/**
 * Reads a file that somebody named, and of which more than `most` bytes are not believed; `what` is what it is to a person.
 *
 * @throws {CodedError} `usage` saying why it cannot be read
 */
export async function readNamed(path: string, what: string, most = mebibyte): Promise<Buffer> {
  try {
    await using file = await open(path);
    const {size} = await file.stat();
    if (size > most) throw new Error(`it has ${size} bytes; at most ${most} are read`);
    return await file.readFile();
  } catch (cause) {
    throw unreadable(path, what, cause);
  }
}

export function unreadable(path: string, what: string, cause: unknown): CodedError {
  return new CodedError('usage', `cannot read ${what} ${quote(path, 200)}: ${inWords(cause)}`, {cause});
}

/** What a system error means, to a person who named the file. */
export function inWords(error: unknown): string {
  const {code = ''} = error as NodeJS.ErrnoException;
  return words[code] ?? messageOf(error);
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is below what is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no right to',
  EPERM: 'you have no right to',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};
