import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

/** Bytes of the file that names the holder. */
const mostOfPid = 64;

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
  const path = join(folder, 'lock');
  const found = lstatSync(path, {throwIfNoEntry: false});
  if (found && !found.isFile())
    throw new FolderLockError(
      'folder-unlockable',
      `cannot lock ${path}: it is ${found.isSymbolicLink() ? 'a link' : 'no file'}, where a file should be`,
    );
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
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
  writePid(folder);
  return {release, [Symbol.dispose]: release};
}

/**
 * True if a process holds a folder. Nothing is made or written there, and no link is followed: it may be somebody else's. Not for the
 * process that may hold it itself.
 */
export function isLocked(folder: string): boolean {
  const path = join(folder, 'lock');
  let database: DatabaseSync | undefined;
  try {
    if (!lstatSync(path).isFile()) return false;
    database = new DatabaseSync(path, {readOnly: true});
    database.exec('SELECT 1 FROM sqlite_schema');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    if (database?.isOpen) database.close();
  }
}

/** In the place of whatever has that name: a link is not followed, and a pipe is not waited for. */
function writePid(folder: string): void {
  const temporary = join(folder, 'pid.new');
  rmSync(temporary, {force: true});
  writeFileSync(temporary, `${process.pid}\n`, {mode: 0o644, flag: 'wx'});
  renameSync(temporary, join(folder, 'pid'));
}

const isBusy = (error: unknown) => (error as {errcode?: number}).errcode === busy;

function refusal(folder: string, error: unknown): FolderLockError {
  if (!isBusy(error)) {
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

/** Somebody else may have put anything in the place of the file: a link is not followed, and nothing is waited for. */
function holder(folder: string): string {
  const {O_RDONLY, O_NONBLOCK, O_NOFOLLOW} = constants;
  const bytes = Buffer.alloc(mostOfPid);
  let fd: number | undefined;
  try {
    fd = openSync(join(folder, 'pid'), O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    const size = readSync(fd, bytes);
    return /^\d+$/m.exec(bytes.toString('latin1', 0, size))?.[0] ?? 'unknown';
  } catch {
    return 'unknown';
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
