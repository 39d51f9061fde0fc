import type {AuditFilter} from '../../identity/generated/order.ts';
import type {EntryHead} from '../entry/parse-entry.ts';
import {headOf} from '../entry/parse-entry.ts';
import type {AccountFolder, Part} from './account-folder.ts';
import {readInto} from './lines.ts';
import {nextLine} from './search.ts';

/** A range of bytes of a part that consists of whole lines. */
export interface Span {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

/** A search by time finds all entries if no clock was set back by more than this. */
const clockSlackMs = 60 * 60 * 1000;
/** Reading so many bytes takes no longer than a search in them. */
const nearBytes = 64 * 1024;
const blockBytes = 1024 * 1024;
const headBytes = 256;

/**
 * Returns the spans of an account, oldest first, that hold all entries of a time and behind a number, and few
 * others. Reads O(log n) lines.
 */
export function spansOf(
  account: AccountFolder,
  {since = 0, until = Number.POSITIVE_INFINITY, after = -1}: Pick<AuditFilter, 'since' | 'until' | 'after'>,
): Span[] {
  const {parts} = account;
  const heads = parts.map(part => beginOf(account, part));
  const isEarly = ({time, seq}: EntryHead) => time < since - clockSlackMs || seq <= after;
  const isInTime = ({time}: EntryHead) => time <= until + clockSlackMs;
  const first = Math.max(
    0,
    heads.findLastIndex(head => head !== undefined && isEarly(head)),
  );
  const late = heads.findIndex((head, i) => i > first && head !== undefined && !isInTime(head));
  const wanted = parts.slice(first, late === -1 ? parts.length : late);
  return wanted.map((part, i) => {
    const [isFirst, isLast] = [i === 0, i === wanted.length - 1];
    if (!isFirst && !isLast) return {part, from: 0, to: part.size};
    using file = account.open(part);
    const from = isFirst ? lastBefore(file.fd, part.size, isEarly) : 0;
    const to = isLast ? firstBehind(file.fd, part.size, isInTime) : part.size;
    return {part, from, to: Math.max(from, to)};
  });
}

/** Returns the head of the first entry of a part; undefined if it cannot be read. */
export function beginOf(account: AccountFolder, part: Part): EntryHead | undefined {
  if (part.size === 0) return undefined;
  using file = account.open(part);
  return headAt(file.fd, 0);
}

/** Returns the number of the first entry of a part; undefined if it cannot be read. */
export function firstIn(account: AccountFolder, part: Part): number | undefined {
  return beginOf(account, part)?.seq;
}

/** Returns the part that holds the entry `seq`, or the oldest part if that begins later. */
export function partWith(account: AccountFolder, seq: number): Part {
  const {parts} = account;
  const holds = (part: Part) => {
    const first = part.first ?? firstIn(account, part);
    return first !== undefined && first <= seq;
  };
  return parts.findLast(holds) ?? (parts[0] as Part);
}

/**
 * Yields blocks of spans, the last first. Each consists of whole lines and is not much longer than a
 * megabyte.
 */
export function* blocksBackward(account: AccountFolder, spans: readonly Span[]): Generator<Span> {
  for (const {part, from, to} of spans.toReversed()) {
    using file = account.open(part);
    for (let end = to; end > from; ) {
      const start = startOfBlock(file.fd, from, end);
      yield {part, from: start, to: end};
      end = start;
    }
  }
}

/** Returns the beginning of a line that is at least a block before `end`, or `from`. */
function startOfBlock(fd: number, from: number, end: number): number {
  for (let size = blockBytes; from < end - size; size *= 2) {
    const start = nextLine(fd, end - size, end);
    if (start < end) return start;
  }
  return from;
}

type IsEarly = (head: EntryHead) => boolean;

/** Returns the beginning of a line before which all are early. */
const lastBefore = (fd: number, size: number, isEarly: IsEarly) => bisect(fd, size, isEarly).low;

/** Returns the beginning of a line from which on none is early, or the end. */
const firstBehind = (fd: number, size: number, isEarly: IsEarly) => bisect(fd, size, isEarly).high;

/** Stops early at a line without a head, about which the reader of the lines complains. */
function bisect(fd: number, size: number, isEarly: IsEarly): {low: number; high: number} {
  let [low, high] = [0, size];
  while (high - low > nearBytes) {
    const place = nextLine(fd, Math.floor((low + high) / 2), high);
    const head = place < high ? headAt(fd, place) : undefined;
    if (!head) break;
    if (isEarly(head)) low = place;
    else high = place;
  }
  return {low, high};
}

function headAt(fd: number, place: number): EntryHead | undefined {
  return headOf(readInto(fd, Buffer.allocUnsafe(headBytes), place));
}
