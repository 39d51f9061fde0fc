import {lstat, readlink, realpath, stat} from 'node:fs/promises';
import {dirname, isAbsolute} from 'node:path';
import {isSystemError} from './errors.ts';

/** As the kernel has it (MAXSYMLINKS). */
const mostLinks = 40;

/**
 * The regular file that a program which writes to `path` is to replace, or to make: `path` itself, or what
 * its links lead to, so that links stay. Undefined if there is something else, such as a device or a FIFO, or
 * a descriptor of ours (/dev/stdout): that is opened and written to, as a shell does.
 *
 * Its folder may be missing: the caller that makes the file finds out.
 *
 * @throws system errors, such as `EACCES` for a link that the kernel would not follow
 */
export async function fileToReplace(path: string): Promise<string | undefined> {
  // Never put right or resolved: only the kernel knows where `..` behind a link leads, or /proc/PID/root.
  let current = path;
  for (let links = 0; links <= mostLinks; links++) {
    const found = await lstatIfThere(current);
    if (found === undefined) return current;
    if (!found.isSymbolicLink()) return found.isFile() ? current : undefined;
    const folder = dirname(current);
    if (/^\/proc\/\d+(\/task\/\d+)?\/fd$/.test(await realpath(folder))) return undefined;
    await requireFollowable(current, found.uid, folder);
    const to = await readlink(current);
    current = isAbsolute(to) ? to : `${folder}/${to}`;
  }
  throw systemError('ELOOP', 'too many symbolic links', path);
}

async function lstatIfThere(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * We follow links ourselves, so the kernel's protection (fs.protected_symlinks) is ours to keep: in /tmp and its like, somebody
 * else's link leads nobody to a file that is to be overwritten.
 */
async function requireFollowable(link: string, owner: number, folder: string): Promise<void> {
  const {mode, uid} = await stat(folder);
  const isShared = (mode & 0o1002) === 0o1002;
  if (!isShared || owner === process.geteuid?.() || owner === uid) return;
  throw systemError(
    'EACCES',
    "a link of somebody else's in a folder that all may write is not followed",
    link,
  );
}

function systemError(code: string, message: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${message}, '${path}'`), {code, path});
}
