import {timeOfId} from '../../identity/order-id.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import {idTimeIn, orderMark, usesUpId} from '../entry/order-times.ts';
import type {EntryHead} from '../entry/parse-entry.ts';
import {headOf, requireEntry} from '../entry/parse-entry.ts';
import type {Entry, JobEnd} from '../generated/entry.ts';
import type {Part} from '../read/account-folder.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {linesBackward} from '../read/lines.ts';
import {findBytes, linesWith} from '../read/search.ts';
import type {OpenJob, OpenJobsMark} from './open-jobs.ts';
import {readOpenJobs} from './open-jobs.ts';

/** An order that was carried out. Its id must not be used for anything else. */
export interface SeenOrder {
  id: string;
  /** SHA-256 of its payload. */
  digest: string;
  /** The person who signed it. */
  person: string;
}

export interface Wanted {
  /**
   * Orders since this time, by their ids or their entries, wherever in the account they are. Milliseconds
   * since 1970.
   */
  since: number;
  /** Jobs that ended since this time, and at most so many of them, the newest. */
  endedSince: number;
  mostEnded: number;
}

export interface Rebuilt {
  /** Jobs without a recorded end. A job that was queued and started is there as started. */
  unended: OpenJob[];
  seen: SeenOrder[];
  /**
   * Every order whose id is of this time or later is in `seen`. It is the time that was asked for, an earlier
   * one if no order is between them, or a later one if there were too many orders.
   */
  seenFrom: number;
  /** Oldest first. */
  ended: {end: JobEnd; entry: EntryPlace}[];
  /** The highest number of a message in what was read, or as the mark has it; 0 if there is none. */
  lastMessage: number;
}

/** Jobs that ended are looked for so far back, bytes. */
const mostBytes = 32 * 1024 * 1024;
/** At least so many orders are kept where there are more: the latest. */
const mostSeen = 100_000;

/**
 * Reads the facts that a starting server needs, from the end of the account.
 *
 * For jobs it stops at the last server-start, at the last mark of open jobs, or at the time that was asked
 * for, whichever is latest. Therefore a starting server first records how each of `unended` ended, and then
 * its own start.
 *
 * For orders it reads each part that holds a late enough one: a clock may have been ahead when it was
 * written, and set back since.
 *
 * The account must be open, so that it is recovered. Reads synchronously.
 *
 * @throws {AuditError} `account-damaged`
 */
export function rebuild(dir: string, wanted: Wanted): Rebuilt {
  using account = new AccountFolder(dir);
  const mark = readOpenJobs(dir);
  const jobs = new JobReading(wanted, mark);
  const orders = new OrderReading(wanted.since);
  let lastMessage: number | undefined;
  let isEnough = false;
  for (const part of account.parts.toReversed()) {
    const latest = latestIn(account, part, mark);
    const isLate = latest >= orders.since;
    if (!isLate) orders.passOver(latest);
    if (isEnough && !isLate) continue;
    using file = account.open(part);
    for (const {bytes, position} of linesBackward(file.fd, part.size)) {
      const parse = () => requireEntry(bytes, part.path, position);
      const head = headOf(bytes) ?? parse();
      if (head.event === 'message') lastMessage ??= numberOf(parse());
      isEnough ||= !jobs.take(head, {position, bytes: bytes.length}, parse);
      if (isEnough && !isLate) break;
      orders.take(head.time, bytes, parse);
    }
  }
  return {...jobs.finish(), ...orders.finish(), lastMessage: lastMessage ?? mark?.message ?? 0};
}

/**
 * The time of the latest order in a part, or a later time. The growing part was just written, so it is read.
 */
function latestIn(account: AccountFolder, part: Part, mark: OpenJobsMark | undefined): number {
  if (part.first === undefined) return Number.POSITIVE_INFINITY;
  const marked = mark?.latest.find(({first}) => first === part.first);
  if (marked) return marked.time;
  using file = account.open(part);
  return latestOrderIn(file.fd, part.size);
}

/** A time that no order in an open part of `size` bytes is later than, including refused orders. */
function latestOrderIn(fd: number, size: number): number {
  let latest = 0;
  for (const {bytes} of linesWith(fd, findBytes(orderMark), {to: size}))
    latest = Math.max(latest, idTimeIn(bytes), headOf(bytes)?.time ?? 0);
  return latest;
}

type FoundJobs = Pick<Rebuilt, 'unended' | 'ended'>;

/** The jobs that were found so far, newest first. */
class JobReading {
  readonly #wanted: Wanted;
  readonly #found: FoundJobs = {unended: [], ended: []};
  /** Jobs with a later entry that was read already. */
  readonly #later = new Set<string>();
  #mark: OpenJobsMark | undefined;
  /** True until the start of the last server was read. */
  #isLastRun = true;
  #isFirst = true;
  #bytes = 0;

  constructor(wanted: Wanted, mark: OpenJobsMark | undefined) {
    this.#wanted = wanted;
    this.#mark = mark;
  }

  /** Takes the entry before the last one it took. Returns false if nothing further back is wanted. */
  take(head: EntryHead, at: Omit<EntryPlace, 'seq'>, parse: () => Entry): boolean {
    // A mark that is ahead of the account belongs to another one.
    if (this.#isFirst && this.#mark && this.#mark.seq > head.seq + 1) this.#mark = undefined;
    this.#isFirst = false;
    this.#bytes += at.bytes;
    const mayBeOpen = this.#isLastRun && head.seq >= (this.#mark?.seq ?? 0);
    const isEndWanted = this.#isEndWanted(head);
    if (!mayBeOpen && !isEndWanted) return false;
    if (head.event === 'server-start' && mayBeOpen) this.#startOfRun();
    const isOpen = mayBeOpen && head.event.startsWith('job-') && this.#isLastOf(head.job ?? jobOf(parse()));
    const isEnd = head.event === 'job-end';
    // Most lines of a long account need not be parsed.
    if (!(isEnd ? isEndWanted : isOpen)) return true;
    const entry = parse();
    if (isOpen && (entry.event === 'job-queued' || entry.event === 'job-start'))
      this.#found.unended.push(entry);
    if (isEndWanted && entry.event === 'job-end')
      this.#found.ended.push({end: entry, entry: {seq: entry.seq, ...at}});
    return true;
  }

  finish(): FoundJobs {
    const {unended, ended} = this.#found;
    const before = this.#isFirst ? [] : (this.#mark?.jobs ?? []);
    return {
      unended: [...before.filter(({job}) => !this.#later.has(job)), ...unended.toReversed()],
      ended: ended.toReversed(),
    };
  }

  #isEndWanted({time}: EntryHead): boolean {
    const {endedSince, mostEnded} = this.#wanted;
    return time >= endedSince && this.#found.ended.length < mostEnded && this.#bytes <= mostBytes;
  }

  /** Jobs before this start were settled, so an earlier mark says nothing more. */
  #startOfRun(): void {
    this.#isLastRun = false;
    this.#mark = undefined;
  }

  /** True if this is the last entry of a job. */
  #isLastOf(job: string): boolean {
    if (this.#later.has(job)) return false;
    this.#later.add(job);
    return true;
  }
}

/** The orders that are late enough. */
class OrderReading {
  #since: number;
  #seen: SeenOrder[] = [];
  /** The latest time in the id of an order that is left out. */
  #latest = 0;

  constructor(since: number) {
    this.#since = since;
  }

  get since(): number {
    return this.#since;
  }

  /** Notes a part that is left out, and the time of its latest order. */
  passOver(latest: number): void {
    this.#latest = Math.max(this.#latest, latest);
  }

  /** Takes a line and the time of its entry. */
  take(time: number, line: Buffer, parse: () => Entry): void {
    const idTime = idTimeIn(line);
    if (Math.max(time, idTime) < this.#since) {
      this.#latest = Math.max(this.#latest, idTime);
      return;
    }
    const entry = parse();
    if (!usesUpId(entry)) return;
    const {order, principal} = entry;
    this.#seen.push({id: order.id, digest: order.digest, person: principal.name});
    if (this.#seen.length >= 2 * mostSeen) this.#leaveOut();
  }

  finish(): Pick<Rebuilt, 'seen' | 'seenFrom'> {
    return {seen: this.#seen.toReversed(), seenFrom: Math.min(this.#since, this.#latest + 1)};
  }

  /** Leaves out the earliest half. */
  #leaveOut(): void {
    this.#seen = this.#seen.toSorted((a, b) => timeOfId(b.id) - timeOfId(a.id));
    this.#latest = Math.max(this.#latest, timeOfId(this.#seen[mostSeen]?.id ?? ''));
    this.#since = this.#latest + 1;
    this.#seen = this.#seen.filter(({id}) => timeOfId(id) >= this.#since);
  }
}

const numberOf = (entry: Entry): number => (entry.event === 'message' ? entry.number : 0);

const jobOf = (entry: Entry): string => ('job' in entry ? (entry.job ?? '') : '');
