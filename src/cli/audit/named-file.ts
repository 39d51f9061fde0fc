import {CodedError, messageOf} from '../../base/errors.ts';
import {UnfitFileError} from '../../base/foreign-file.ts';
import {readNamedFile} from '../../base/named-file.ts';
import {quote} from '../../base/quote.ts';

const mebibyte = 1024 * 1024;

/**
 * Reads a file that somebody named, and of which more than `most` bytes are not believed; `what` is what it is to a person.
 *
 * @throws {CodedError} `usage` saying why it cannot be read
 */
export async function readNamed(path: string, what: string, most = mebibyte): Promise<Buffer> {
  try {
    return await readNamedFile(path, most);
  } catch (cause) {
    throw unreadable(path, what, cause);
  }
}

export function unreadable(path: string, what: string, cause: unknown): CodedError {
  return new CodedError('usage', `cannot read ${what} ${quote(path, 200)}: ${inWords(cause)}`, {cause});
}

/** What a system error means, to a person who named the file. */
export function inWords(error: unknown): string {
  if (error instanceof UnfitFileError) return `it ${error.why}`;
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
