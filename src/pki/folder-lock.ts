import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import type {FolderLock} from '../base/folder-lock.ts';
import {FolderLockError, lockFolder} from '../base/folder-lock.ts';
import {PkiError} from './errors.ts';

/**
 * Runs `work` while no other process changes the CA's folder: of two revocations at once, one would be lost. The
 * lock is the kernel's and ends with the process.
 *
 * @throws {PkiError} `ca-busy` when it is not free within `patienceMs`
 */
export async function withFolderLock<T>(
  dir: string,
  work: () => Promise<T>,
  patienceMs = 20_000,
): Promise<T> {
  using _lock = await take(dir, performance.now() + patienceMs);
  return await work();
}

async function take(dir: string, deadline: number): Promise<FolderLock> {
  while (true) {
    try {
      return lockFolder(join(dir, '.lock'));
    } catch (cause) {
      if (!(cause instanceof FolderLockError) || cause.code !== 'folder-locked') throw cause;
      if (performance.now() > deadline) {
        throw new PkiError('ca-busy', `${dir} is being changed by another process; try again`, {cause});
      }
      // Nothing tells when a lock of another process is let go; they are held for milliseconds.
      await delay(10);
    }
  }
}
