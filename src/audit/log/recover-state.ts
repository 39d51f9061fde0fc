import {timeOfId} from '../../identity/order-id.ts';
import type {EntryHead} from '../entry/entry-head.ts';
import {headOf} from '../entry/entry-head.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import {idTimeIn, orderMark, usesUpId} from '../entry/order-times.ts';
import {requireEntry} from '../entry/parse-entry.ts';
import type {Entry, JobEnd} from '../generated/entry.ts';
import type {Part} from '../read/account-folder.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {linesBackward} from '../read/lines.ts';
import {findBytes, linesWith} from '../read/search.ts';
import type {OpenJob, OpenJobsMark} from './open-jobs.ts';
import {readOpenJobs} from './open-jobs.ts';

/** An order that was carried out: its id must not be used for anything else. */
export interface SeenOrder {
  id: string;
  /** SHA-256 of its payload. */
  digest: string;
  /** Who signed it. */
  person: string;
}

export interface Wanted {
  /** Orders since then by their ids or their entries, milliseconds since 1970, wherever in the account they stand. */
  since: number;
  /** Jobs that ended since then, and at most so many of them, the newest. */
  endedSince: number;
  mostEnded: number;
}

export interface Rebuilt {
  /** Jobs of which no end was recorded. One that was queued and started is there as started. */
  unended: OpenJob[];
  seen: SeenOrder[];
  /**
   * Every order whose id is of this time or later is in `seen`: since when was asked for, or earlier where there was none before that,
   * or later where that were too many.
   */
  seenFrom: number;
  /** Oldest first. */
  ended: {end: JobEnd; entry: EntryPlace}[];
}

/** How far back jobs that ended are looked for, bytes. */
const mostBytes = 32 * 1024 * 1024;
/** So many orders are seen, at least, where there are more: the latest. */
const mostSeen = 100_000;

/**
 * Reads from the end of the account what a server that starts has to know. For jobs it looks no further back than it is asked
 * to, and than the last server-start or the last mark of which jobs were open, whichever is later: so a server that
 * starts first records how each of `unended` ended, and then its own start. For orders it reads each part that holds one
 * which is late enough: a clock may have been ahead when it was written, and set back since. The account must be open,
 * that is, recovered. Reads synchronously.
 *
 * @throws {AuditError} `account-damaged`
 */
export function rebuild(dir: string, wanted: Wanted): Rebuilt {
  using account = new AccountFolder(dir);
  const mark = readOpenJobs(dir);
  const jobs = new JobReading(wanted, mark);
  const orders = new OrderReading(wanted.since);
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
      isEnough ||= !jobs.take(head, {position, bytes: bytes.length}, parse);
      if (isEnough && !isLate) break;
      orders.take(head.time, bytes, parse);
    }
  }
  return {...jobs.finish(), ...orders.finish()};
}

/** The time of the latest order in a part, or later. The growing part has just been written: it is read. */
function latestIn(account: AccountFolder, part: Part, mark: OpenJobsMark | undefined): number {
  if (part.first === undefined) return Number.POSITIVE_INFINITY;
  const marked = mark?.latest.find(({first}) => first === part.first);
  if (marked) return marked.time;
  using file = account.open(part);
  return latestOrderIn(file.fd, part.size);
}

/** At least that of the latest order in an open part of `size` bytes, one that was refused included. */
function latestOrderIn(fd: number, size: number): number {
  let latest = 0;
  for (const {bytes} of linesWith(fd, findBytes(orderMark), {to: size}))
    latest = Math.max(latest, idTimeIn(bytes), headOf(bytes)?.time ?? 0);
  return latest;
}

type FoundJobs = Pick<Rebuilt, 'unended' | 'ended'>;

/** What was found of jobs so far, newest first. */
class JobReading {
  readonly #wanted: Wanted;
  readonly #found: FoundJobs = {unended: [], ended: []};
  /** Jobs of which a later entry was met. */
  readonly #later = new Set<string>();
  #mark: OpenJobsMark | undefined;
  /** Whether the start of the server that ran last was not met yet. */
  #isLastRun = true;
  #isFirst = true;
  #bytes = 0;

  constructor(wanted: Wanted, mark: OpenJobsMark | undefined) {
    this.#wanted = wanted;
    this.#mark = mark;
  }

  /** Takes the entry before the one that it took last; false where nothing further back is wanted. */
  take(head: EntryHead, at: Omit<EntryPlace, 'seq'>, parse: () => Entry): boolean {
    // A mark that is ahead of the account is that of another.
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

  /** What was open before it was settled, and so is a mark of before. */
  #startOfRun(): void {
    this.#isLastRun = false;
    this.#mark = undefined;
  }

  /** Whether this is the last entry of a job. */
  #isLastOf(job: string): boolean {
    if (this.#later.has(job)) return false;
    this.#later.add(job);
    return true;
  }
}

/** Orders that are late enough. */
class OrderReading {
  #since: number;
  #seen: SeenOrder[] = [];
  /** The latest time in the id of an order that is not seen. */
  #latest = 0;

  constructor(since: number) {
    this.#since = since;
  }

  get since(): number {
    return this.#since;
  }

  /** A part whose latest order is earlier, and of that time. */
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

  /** The earliest half. */
  #leaveOut(): void {
    this.#seen = this.#seen.toSorted((a, b) => timeOfId(b.id) - timeOfId(a.id));
    this.#latest = Math.max(this.#latest, timeOfId(this.#seen[mostSeen]?.id ?? ''));
    this.#since = this.#latest + 1;
    this.#seen = this.#seen.filter(({id}) => timeOfId(id) >= this.#since);
  }
}

const jobOf = (entry: Entry): string => ('job' in entry ? (entry.job ?? '') : '');
