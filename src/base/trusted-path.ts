import {lstat, readlink, realpath} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import {FileTrustError, requireTrusted} from './file-trust.ts';

/**
 * As root, refuses a file that somebody else could replace: the file, its folder, and the folder of every symbolic
 * link on the way to it must be root's, and writable by nobody else. Throws FileTrustError.
 */
export async function requireTrustedPath(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  let current = resolve(path);
  for (let hops = 0; hops < 40; hops++) {
    // Of a link, this is its own folder and the file at the end.
    await requireTrusted(current);
    if (!(await lstat(current)).isSymbolicLink()) return;
    current = resolve(await realpath(dirname(current)), await readlink(current));
  }
  throw new FileTrustError('file-not-trusted', `${path} is a circle of symbolic links`);
}
