import type {CodedError} from '../../base/errors.ts';
import {whyNotHad} from '../../base/file-words.ts';
import {readNamedFile} from '../../base/named-file.ts';
import {quote} from '../../base/quote.ts';
import {usage} from '../errors.ts';

const mebibyte = 1024 * 1024;

/**
 * Reads a file that the user named, at most `most` bytes; `what` describes it in the error.
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
  return usage(`cannot read ${what} ${quote(path, 200)}: ${whyNotHad(cause)}`, cause);
}
