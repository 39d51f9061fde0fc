import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  mkdirSync,
  openSync,
} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {isSystemError} from './errors.ts';
import {FileTrustError} from './file-trust.ts';

/**
 * Makes a folder, with those above it that are missing, with this mode whatever the umask. A folder that is
 * there already keeps its own.
 *
 * @returns the topmost folder that was made; undefined if all were there
 */
export function makeFolder(path: string, mode: number): string | undefined {
  const top = mkdirSync(path, {recursive: true, mode});
  if (top === undefined || process.platform === 'win32') return top;
  for (let made = resolve(path); made.length >= top.length; made = dirname(made)) {
    withFolder(made, fd => {
      // Only what the umask took: not every file system keeps modes.
      const found = fstatSync(fd).mode & 0o7777;
      if ((mode & ~found) !== 0) fchmodSync(fd, found | mode);
    });
  }
  return top;
}

/**
 * Makes a folder where there is none, in one that is there, and gives it this mode and group, whether it was there or
 * not.
 *
 * @throws {FileTrustError} `file-not-trusted` if a link or somebody else's folder stands there
 */
export function claimFolder(path: string, {mode, gid}: {mode: number; gid: number | undefined}): void {
  try {
    mkdirSync(path, mode & 0o777);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  }
  withFolder(path, fd => {
    const {uid} = fstatSync(fd);
    if (uid !== process.geteuid?.())
      throw new FileTrustError(
        'file-not-trusted',
        `${path} belongs to uid ${uid}, not to the user of this server; run reeve as that user, or, to go on as this one, run: chown -hR ${process.geteuid?.()} ${path}`,
      );
    if (gid !== undefined) fchownSync(fd, -1, gid);
    // After the owner: a change of that may clear bits.
    fchmodSync(fd, mode);
  });
}

/**
 * Refuses a link where a folder is to be claimed; one that is missing will be made.
 *
 * @throws {FileTrustError} `file-not-trusted`
 */
export function requireClaimable(path: string): void {
  if (existsSync(path)) withFolder(path, () => {});
}

/** By a descriptor, since somebody may change what the path leads to. A link is not followed. */
function withFolder(path: string, work: (fd: number) => void): void {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (cause) {
    if (!isSystemError(cause, 'ELOOP') && !isSystemError(cause, 'ENOTDIR')) throw cause;
    const message = `${path} is a link or no folder; a folder must stand there itself`;
    throw new FileTrustError('file-not-trusted', message, {cause});
  }
  try {
    work(fd);
  } finally {
    closeSync(fd);
  }
}
