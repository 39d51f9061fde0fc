import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {CodedError, messageOf} from './errors.ts';
import {makeFolder} from './own-folder.ts';

/** - `folder-locked`: another process holds the folder; - `folder-unlockable`: no lock can be had there at all */
export class FolderLockError extends CodedError<'folder-locked' | 'folder-unlockable'> {}

export interface FolderLock extends Disposable {
  /** Gives the folder up. The second call does nothing. */
  release(): void;
}

/** SQLITE_BUSY (sqlite.org/rescode.html). */
const busy = 5;

/**
 * Makes this process the only one to use `folder`, which is made when missing. The lock is the kernel's (fcntl, as
 * SQLite takes it for an exclusive transaction on the empty database `folder/lock`): it ends with the process however that
 * dies, is not inherited by children, and of two that start at once only one gets it. `folder/pid` names the holder.
 *
 * Nobody in this process may open `folder/lock` otherwise: closing it would drop the lock (POSIX).
 *
 * @throws {FolderLockError} `folder-locked`, `folder-unlockable`
 */
export function lockFolder(folder: string): FolderLock {
  makeFolder(folder, 0o750);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, 'lock'));
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    if (database?.isOpen) database.close();
    throw refusal(folder, error);
  }
  const held = database;
  const release = () => {
    process.off('exit', release);
    if (held.isOpen) held.close();
  };
  // The listener also keeps the database from being collected, which would give the lock up unseen.
  process.on('exit', release);
  // A crash before this line leaves the last holder's number, which is shown at most.
  writeFileSync(join(folder, 'pid'), `${process.pid}\n`, {mode: 0o644});
  return {release, [Symbol.dispose]: release};
}

function refusal(folder: string, error: unknown): FolderLockError {
  if ((error as {errcode?: number}).errcode !== busy) {
    return new FolderLockError(
      'folder-unlockable',
      `cannot lock ${join(folder, 'lock')}: ${messageOf(error)}`,
      {cause: error},
    );
  }
  return new FolderLockError(
    'folder-locked',
    `${folder} is in use by another reeve server, process ${holder(folder)}; stop it first, or give this one a data folder of its own`,
    {cause: error},
  );
}

function holder(folder: string): string {
  try {
    return /^\d+$/m.exec(readFileSync(join(folder, 'pid'), 'utf8'))?.[0] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
