import {randomBytes} from 'node:crypto';
import {closeSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {isSystemError, messageOf} from '../../base/errors.ts';
import {giveToOwnerOf} from './state-owner.ts';

/**
 * Puts a small file in place in one step, for its owner alone. Not synced: after a power cut it may be lost, or empty.
 * Synchronous, since what waits for it would wait longer for a thread.
 */
export function writeWhole(path: string, text: string): void {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    // A crash from here on leaves a stray temporary file.
    create(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) rmSync(temporary, {force: true});
    throw error;
  }
}

/**
 * As `writeWhole`, for half the price where there is no such file yet: a crash in here leaves a file that is cut short, or
 * empty.
 */
export function writeNew(path: string, text: string): void {
  try {
    create(path, text);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    writeWhole(path, text);
  }
}

/** For its owner alone. */
function create(path: string, text: string): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(fd, text);
    giveToOwnerOf(dirname(path), fd);
  } finally {
    closeSync(fd);
  }
}

/** Why a file could not be had, without its name, which may be that of a temporary one. */
export function reasonOf(error: unknown): string {
  return messageOf(error).replace(/, [a-z]+ '.*/s, '');
}
