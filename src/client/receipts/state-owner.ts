import {closeSync, constants, existsSync, fchownSync, openSync, readdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {makeFolder} from '../../base/own-folder.ts';

/**
 * Gives a new file or folder to the owner of the folder that it is in, where we are root and that is somebody
 * else, as with sudo: the client of that user must go on with what it remembers.
 */
export function giveToOwnerOf(folder: string, fd: number): void {
  if (process.geteuid?.() !== 0) return;
  const {uid, gid} = statSync(folder);
  if (uid !== 0) fchownSync(fd, uid, gid);
}

/** As `makeFolder`, for what a client remembers: for its owner alone, who is that of the folder above. */
export function makeStateFolder(path: string): string | undefined {
  if (process.geteuid?.() !== 0) return makeFolder(path, 0o700);
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  return missing.filter(makeOne)[0];
}

/** False if it is there by now. */
function makeOne(folder: string): boolean {
  if (makeFolder(folder, 0o700) === undefined) return false;
  const fd = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    // The owner of the folder above could put another in its place meanwhile, and must not be given what is
    // in that.
    if (readdirSync(`/dev/fd/${fd}`).length === 0) giveToOwnerOf(dirname(folder), fd);
  } finally {
    closeSync(fd);
  }
  return true;
}
