import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {isSystemError} from '../base/errors.ts';
import {isLocked} from '../base/folder-lock.ts';
import {readForeign, UnfitFileError} from '../base/foreign-file.ts';

/**
 * The process that serves with a data folder. Its number is believed only while the lock says that somebody does, and of a process that
 * has the lock open: the file may still name an earlier server, or a process that its user should not have root signal.
 */
export function serverHolding(data: string): number | undefined {
  if (!isLocked(data)) return undefined;
  const pid = Number(readPid(data));
  return Number.isSafeInteger(pid) && pid > 1 && mayHaveOpen(pid, join(data, 'lock')) ? pid : undefined;
}

/** Somebody else may have put anything in its place. */
function readPid(data: string): string {
  try {
    return String(readForeign(join(data, 'pid'), 64)).trim();
  } catch (error) {
    if (error instanceof UnfitFileError) return '';
    throw error;
  }
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
