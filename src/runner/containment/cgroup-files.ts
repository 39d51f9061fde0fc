import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';

// The files of cgroup v2 (Documentation/admin-guide/cgroup-v2.rst). Synchronous: they are memory, and cost
// microseconds.

/** True if a live process is in the group or in one below it. */
export function isPopulated(folder: string): boolean {
  return readShort(join(folder, 'cgroup.events')).includes('populated 1');
}

/** Kills every process in the group and below, also those that are being forked. */
export function killGroup(folder: string): void {
  try {
    writeFileSync(join(folder, 'cgroup.kill'), '1');
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** The processes in the group and below. */
export function listProcesses(folder: string): number[] {
  const own = read(join(folder, 'cgroup.procs'))
    .split('\n')
    .map(Number)
    .filter(pid => pid > 0);
  return [...own, ...groupsBelow(folder).flatMap(name => listProcesses(join(folder, name)))];
}

export function groupsBelow(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Removes a group that is empty, with those below it; one that is not empty stays. */
export function removeGroup(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (isGone(error)) return;
    // It has groups below it, which the command made, or a process that is still being reaped.
    for (const name of groupsBelow(folder)) removeGroup(join(folder, name));
    try {
      rmdirSync(folder);
    } catch {
      // The next sweep finds it.
    }
  }
}

/** True if the processes in a job's group were left there on purpose. */
export function isKept(folder: string): boolean {
  return existsSync(join(folder, 'kept'));
}

/** Removes the groups of kept processes that have ended since. */
export function sweepGroups(root: string): void {
  for (const name of groupsBelow(root)) {
    const folder = join(root, name);
    if (isKept(folder) && !isPopulated(folder)) removeGroup(folder);
  }
}

/**
 * A file of less than a kilobyte, in half the time that reading one of any size takes; empty if there is
 * none.
 */
export function readShort(path: string): string {
  try {
    const fd = openSync(path, 'r');
    try {
      const bytes = Buffer.allocUnsafe(1024);
      return bytes.toString('latin1', 0, readSync(fd, bytes));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return isSystemError(error, 'ENOENT') || isSystemError(error, 'ENODEV');
}
