import {lstat, mkdir, rmdir} from 'node:fs/promises';
import {join} from 'node:path';
import {CodedError, isSystemError, messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';

/**
 * Does something with a folder in `above`, which is made if it is not there, and removed again if nothing came into it.
 *
 * @throws {CodedError} `local-file` for a link or a file of that name, and if it cannot be made
 */
export async function inHostFolder<Result>(
  above: string,
  name: string,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const path = join(above, name);
  const isMade = await makeFolder(path);
  try {
    return await work(path);
  } finally {
    if (isMade) await rmdir(path).catch(() => {});
  }
}

/** False if it is there already. A link is not followed: it could lead anywhere. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (!isSystemError(error, 'EEXIST'))
      throw new CodedError('local-file', `${quote(path, 256)} cannot be made: ${messageOf(error)}`, {
        cause: error,
      });
    if ((await lstat(path)).isDirectory()) return false;
    throw new CodedError('local-file', `${quote(path, 256)} is there already, and is no folder`);
  }
}
