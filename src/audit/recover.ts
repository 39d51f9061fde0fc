import {closeSync, fstatSync, fsyncSync, ftruncateSync, openSync} from 'node:fs';
import {join} from 'node:path';
import {isSystemError} from '../base/errors.ts';
import {AuditError} from './errors.ts';
import {linesBackward, linesForward} from './lines.ts';
import {parseEntry, requireEntry} from './parse-entry.ts';
import {activeName, finishedNames} from './parts.ts';

/** What a crash in the middle of a write left behind, and was cut off. It was never acknowledged. */
export interface Repair {
  path: string;
  /** Bytes that were cut off. */
  bytes: number;
}

export interface Recovered {
  /** The sequence number of the next entry. */
  next: number;
  /** The sequence number of the first entry in the growing file, or of the next where that is empty. */
  first: number;
  /** Bytes of the growing file. */
  size: number;
  repair: Repair | undefined;
}

/**
 * Finds where the account in `dir` ends, and cuts off a last line that is not whole. Every line of the growing file is
 * read; of the files before it only the end.
 *
 * @throws {AuditError} `account-damaged` for any other line that is no entry, or not the next one: nobody but a person
 * can tell what that means
 */
export function recover(dir: string): Recovered {
  const before = afterFinished(dir);
  const path = join(dir, activeName);
  const fd = openIfThere(path);
  if (fd === undefined) return {next: before, first: before, size: 0, repair: undefined};
  try {
    const {size} = fstatSync(fd);
    const {next, end} = scan(fd, path, size, before);
    if (end === size) return {next, first: before, size, repair: undefined};
    // A crash before the sync leaves the torn line for the next start.
    ftruncateSync(fd, end);
    fsyncSync(fd);
    return {next, first: before, size: end, repair: {path, bytes: size - end}};
  } finally {
    closeSync(fd);
  }
}

/** The sequence number after the last entry of the finished files. */
function afterFinished(dir: string): number {
  const name = finishedNames(dir).at(-1);
  if (name === undefined) return 0;
  const path = join(dir, name);
  const fd = openSync(path, 'r');
  try {
    const last = linesBackward(fd, fstatSync(fd).size).next().value;
    if (last) return requireEntry(last.bytes, path, last.position).seq + 1;
    throw new AuditError('account-damaged', `${path} is empty`);
  } finally {
    closeSync(fd);
  }
}

function scan(fd: number, path: string, size: number, first: number): {next: number; end: number} {
  let next = first;
  let number = 0;
  for (const line of linesForward(fd, 0, size)) {
    number += 1;
    const end = line.position + line.bytes.length + 1;
    const entry = line.isWhole ? parseEntry(line.bytes) : undefined;
    if (entry?.seq === next) {
      next += 1;
      continue;
    }
    // Only a last line may be torn. One that is an entry, but another than the next, is not.
    if (!entry && end >= size) return {next, end: line.position};
    throw new AuditError('account-damaged', damage(`${path}:${number}`, next, entry?.seq));
  }
  return {next, end: size};
}

function damage(where: string, due: number, found: number | undefined): string {
  const what = found === undefined ? 'is not an entry' : `is entry ${found}`;
  return `${where} ${what} where entry ${due} should be: the account was changed or its disk is failing; keep its folder as evidence, and move it away to start a new account`;
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
