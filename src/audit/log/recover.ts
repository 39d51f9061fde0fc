import {closeSync, constants, fdatasync, fsyncSync, ftruncateSync, openSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {openForeign} from '../../base/foreign-file.ts';
import {orderTimeIn} from '../entry/order-times.ts';
import type {EntryHead} from '../entry/parse-entry.ts';
import {headOf, parseEntry, requireEntry} from '../entry/parse-entry.ts';
import {AuditError, whatToDo} from '../errors.ts';
import {activeName, finishedNames} from '../read/layout.ts';
import {linesBackward, linesForward} from '../read/lines.ts';
import {prunedTo} from '../read/pruned.ts';
import type {EndOfLines} from '../tree/restore-tree.ts';

const sync = promisify(fdatasync);

/** The rest of a write that a crash interrupted, which was cut off. It was never acknowledged. */
export interface Repair {
  path: string;
  /** Bytes that were cut off. */
  bytes: number;
}

/** The end of the lines of an account, and facts from its growing file. */
export interface LinesEnd extends EndOfLines {
  /** The time of the latest order in the growing file, by its id or its entry; 0 if there is none. */
  latestOrder: number;
  /** Bytes behind the last whole entry, if there are any. */
  torn: Repair | undefined;
}

/**
 * Finds the end of the account in `dir`. Reads every line of the growing file, and the last line of the
 * finished ones. Changes nothing. Of most lines only the head is read: {@link restoreTree}
 * verifies the rest, by the last checkpoint or, behind that, by parsing it.
 *
 * @throws {AuditError} `account-damaged` for a line that is not the next entry. Only the last line may be
 *   torn. A person has to decide what any other such line means
 */
export function findEnd(dir: string): LinesEnd {
  const first = afterFinished(dir);
  const path = join(dir, activeName);
  using file = openForeign(path);
  if (!file) return {next: first, first, size: 0, hadKey: false, latestOrder: 0, torn: undefined};
  const {fd, size} = file;
  const {end, ...found} = scan(fd, path, size, first);
  return {first, size: end, ...found, torn: end === size ? undefined : {path, bytes: size - end}};
}

/**
 * Syncs the growing file: lines of a server that was killed may not be on disk yet, and must be before they
 * are signed.
 */
export async function syncLines(dir: string): Promise<void> {
  using file = openForeign(join(dir, activeName));
  if (file) await sync(file.fd);
}

/** Cuts off the bytes behind the last whole entry. They were never acknowledged. */
export function cutTorn({size, torn}: LinesEnd): void {
  if (!torn) return;
  const fd = openSync(torn.path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    // A crash before the sync leaves the torn line for the next start.
    ftruncateSync(fd, size);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The sequence number after the last entry of the finished files. */
function afterFinished(dir: string): number {
  const name = finishedNames(dir).at(-1);
  if (name === undefined) return prunedTo(dir);
  const path = join(dir, name);
  using file = openForeign(path);
  const last = file && linesBackward(file.fd, file.size).next().value;
  if (last) return requireEntry(last.bytes, path, last.position).seq + 1;
  throw new AuditError('account-damaged', `${path} is empty`);
}

function scan(fd: number, path: string, size: number, first: number) {
  let next = first;
  let hadKey = false;
  let latestOrder = 0;
  let number = 0;
  for (const line of linesForward(fd, 0, size)) {
    number += 1;
    const {bytes, isWhole} = line;
    const end = line.position + bytes.length + 1;
    const isLast = end >= size;
    const head = isWhole ? headIn(bytes, isLast) : undefined;
    if (head?.seq === next) {
      next += 1;
      hadKey ||= head.event === 'server-start' && hasKey(bytes);
      latestOrder = Math.max(latestOrder, orderTimeIn(head, bytes));
      continue;
    }
    // Only the last line may be torn. A last line that is an entry, but not the next one, is not torn.
    if (!head && isLast) return {next, end: line.position, hadKey, latestOrder};
    throw new AuditError('account-damaged', damage(`${path}:${number}`, next, head?.seq));
  }
  return {next, end: size, hadKey, latestOrder};
}

/** The head of a line, all of which is parsed if it may be torn. */
const headIn = (line: Buffer, mayBeTorn: boolean): EntryHead | undefined =>
  (mayBeTorn ? undefined : headOf(line)) ?? parseEntry(line);

function hasKey(line: Buffer): boolean {
  const entry = parseEntry(line);
  return entry?.event === 'server-start' && entry.log !== undefined;
}

function damage(where: string, due: number, found: number | undefined): string {
  const what = found === undefined ? 'is not an entry' : `is entry ${found}`;
  return `${where} ${what} where entry ${due} should be: ${whatToDo}`;
}
