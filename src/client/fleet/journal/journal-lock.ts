import {setTimeout as delay} from 'node:timers/promises';
import {CodedError} from '../../../base/errors.ts';
import type {FolderLock} from '../../../base/folder-lock.ts';

/** Somebody who lists runs holds the lock of each for a moment. */
const patienceMs = 500;

/**
 * Makes this process the only one to work on the run in `folder`.
 *
 * @throws {FolderLockError} `folder-locked` if another one does
 */
export async function lockRun(folder: string): Promise<FolderLock> {
  const deadline = performance.now() + patienceMs;
  // Loaded when it is needed: a run on one host has no use for it.
  const {lockFolder} = await import('../../../base/folder-lock.ts');
  for (;;) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!isHeldElsewhere(error) || performance.now() > deadline) throw error;
      await delay(10);
    }
  }
}

/** True if a program works on the run in `folder`. */
export async function isLocked(folder: string): Promise<boolean> {
  const {lockFolder} = await import('../../../base/folder-lock.ts');
  try {
    lockFolder(folder).release();
    return false;
  } catch (error) {
    return isHeldElsewhere(error);
  }
}

export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'folder-locked';
}
