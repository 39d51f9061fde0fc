import {whyNotHad} from '../../base/file-words.ts';
import {quote} from '../../base/quote.ts';
import {shownName} from '../../shares/file-name.ts';
import {ClientError} from '../errors.ts';

/** A path of this machine: text as it was given, or the bytes of names. */
export type LocalPath = string | Buffer;

export const shownLocal = (path: LocalPath) => (typeof path === 'string' ? path : shownName(path));

export function localError(path: LocalPath, why: string, cause?: unknown): ClientError {
  return new ClientError('local-file', `${quote(shownLocal(path), 256)} ${why}`, {cause});
}

/** Does something with a file of this machine. @throws {ClientError} `local-file` if that fails */
export async function locally<Result>(path: LocalPath, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ClientError) throw error;
    throw localError(path, `cannot be used: ${whyNotHad(error)}`, error);
  }
}
