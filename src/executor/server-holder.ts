import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {isSystemError} from '../base/errors.ts';
import {FolderLockError, lockFolder} from '../base/folder-lock.ts';
import {readForeign} from '../base/foreign-file.ts';

/**
 * The process that serves with a data folder. Its number is believed only while the lock says that somebody does, and of a process that
 * has the lock open: the file may still name an earlier server, or a process that its user should not have root signal.
 */
export function serverHolding(data: string): number | undefined {
  const lock = join(data, 'lock');
  // Nothing is made where nobody serves.
  if (!existsSync(lock)) return undefined;
  try {
    lockFolder(data).release();
  } catch (error) {
    if (!(error instanceof FolderLockError)) throw error;
    if (error.code !== 'folder-locked') return undefined;
    const pid = Number(readForeign(join(data, 'pid'), 64)?.toString().trim());
    if (Number.isSafeInteger(pid) && pid > 1 && mayHaveOpen(pid, lock)) return pid;
  }
  return undefined;
}

/** False if a process is not there, or has a file not open; true where we may not look, and may not signal it either. */
function mayHaveOpen(pid: number, path: string): boolean {
  const {dev, ino} = statSync(path);
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).some(fd => {
      const open = statSync(join(folder, fd), {throwIfNoEntry: false});
      return open?.dev === dev && open.ino === ino;
    });
  } catch (error) {
    return !isSystemError(error, 'ENOENT');
  }
}
