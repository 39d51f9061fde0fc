import {lstat, mkdir, rmdir} from 'node:fs/promises';
import {join} from 'node:path';
import {CodedError, isSystemError, messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {usage} from '../errors.ts';

/**
 * The folder of each target, where files of several are got: the target as it was typed, with a `_` for each character that is
 * none of `A-Za-z0-9._-`, as the colon before a port. Pure.
 *
 * @throws {CodedError} `usage` if two have one folder, also where case does not count
 */
export function hostFolders(targets: Iterable<string>): Map<string, string> {
  const folders = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const target of targets) {
    const folder = target.replaceAll(/[^\w.-]/g, '_').replace(/^\.+$/, '_');
    const owner = owners.get(folder.toLowerCase());
    if (owner !== undefined)
      throw usage(
        `files of ${owner} and of ${target} would come into one folder, ${folder}; get them one by one`,
      );
    owners.set(folder.toLowerCase(), target);
    folders.set(target, folder);
  }
  return folders;
}

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
