import {randomBytes} from 'node:crypto';
import {closeSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {open, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {isSystemError, messageOf} from '../../base/errors.ts';
import {giveToOwnerOf} from './state-owner.ts';

/**
 * Puts a small file in place in one step, for its owner alone. Not synced: after a power cut it may be lost,
 * or empty. Several processes, and `writeWholeSoon` in this one, may do the same at once: the file is then
 * that of one of them.
 */
export function writeWhole(path: string, text: string): void {
  const temporary = temporaryFor(path);
  try {
    // A crash from here on leaves a stray temporary file.
    create(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) rmSync(temporary, {force: true});
    throw error;
  }
}

/** As `writeWhole`, beside the event loop. */
export async function writeWholeSoon(path: string, text: string): Promise<void> {
  const temporary = temporaryFor(path);
  try {
    // A crash from here on leaves a stray temporary file.
    await createSoon(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) await rm(temporary, {force: true});
    throw error;
  }
}

/**
 * As `writeWhole`, for half the price where there is no such file yet: a crash in here leaves a file that is
 * cut short, or empty.
 */
export function writeNew(path: string, text: string): void {
  try {
    create(path, text);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    writeWhole(path, text);
  }
}

/** As `writeNew`, beside the event loop. */
export async function writeNewSoon(path: string, text: string): Promise<void> {
  try {
    await createSoon(path, text);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    await writeWholeSoon(path, text);
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

async function createSoon(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    giveToOwnerOf(dirname(path), file.fd);
  } finally {
    await file.close();
  }
}

const temporaryFor = (path: string) => join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);

/** Returns why a file could not be had, without its name, which may be that of a temporary one. */
export function reasonOf(error: unknown): string {
  return messageOf(error).replace(/, [a-z]+ '.*/s, '');
}
