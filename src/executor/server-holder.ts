import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {FolderLockError, lockFolder} from '../base/folder-lock.ts';
import {readForeign} from '../base/foreign-file.ts';

/** The process that serves with a data folder. Its number is believed only while the lock says that somebody does. */
export function serverHolding(data: string): number | undefined {
  // Nothing is made where nobody serves.
  if (!existsSync(join(data, 'lock'))) return undefined;
  try {
    lockFolder(data).release();
  } catch (error) {
    if (!(error instanceof FolderLockError)) throw error;
    if (error.code !== 'folder-locked') return undefined;
    const pid = Number(readForeign(join(data, 'pid'), 64)?.toString().trim());
    if (Number.isSafeInteger(pid) && pid > 1) return pid;
  }
  return undefined;
}
