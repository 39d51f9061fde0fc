import type {EntryHead} from './entry-head.ts';
import {headOf} from './entry-head.ts';
import type {EntryPlace} from './entry-place.ts';
import type {Entry, JobEnd} from './generated/entry.ts';
import {linesBackward} from './lines.ts';
import type {OpenJob, OpenJobsMark} from './open-jobs.ts';
import {readOpenJobs} from './open-jobs.ts';
import {requireEntry} from './parse-entry.ts';
import {AccountParts} from './parts.ts';

/** An order that was carried out: its id must not be used for anything else. */
export interface SeenOrder {
  id: string;
  /** SHA-256 of its payload. */
  digest: string;
  /** Who signed it. */
  person: string;
}

export interface Wanted {
  /** Orders of entries since then, milliseconds since 1970. */
  since: number;
  /** Jobs that ended since then, and at most so many of them, the newest. */
  endedSince: number;
  mostEnded: number;
}

export interface Rebuilt {
  /** Jobs of which no end was recorded. One that was queued and started is there as started. */
  unended: OpenJob[];
  /** Oldest first. */
  seen: SeenOrder[];
  /** Oldest first. */
  ended: {end: JobEnd; entry: EntryPlace}[];
}

/** How far back jobs that ended are looked for, bytes. */
const mostBytes = 32 * 1024 * 1024;

/**
 * Reads from the end of the account what a server that starts has to know. It looks no further back than it is asked to,
 * and than the last server-start or the last mark of which jobs were open, whichever is later: so a server that starts first
 * records how each of `unended` ended, and then its own start. The account must be open, that is, recovered. Reads
 * synchronously.
 *
 * @throws {AuditError} `account-damaged`
 */
export function rebuild(dir: string, wanted: Wanted): Rebuilt {
  using account = new AccountParts(dir);
  const reading = new Reading(wanted, readOpenJobs(dir));
  for (const part of account.parts.toReversed()) {
    for (const {bytes, position} of linesBackward(account.open(part), part.size)) {
      const parse = () => requireEntry(bytes, part.path, position);
      if (!reading.take(headOf(bytes) ?? parse(), {position, bytes: bytes.length}, parse))
        return reading.finish();
    }
  }
  return reading.finish();
}

/** What was found so far, newest first. */
class Reading {
  readonly #wanted: Wanted;
  readonly #found: Rebuilt = {unended: [], seen: [], ended: []};
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
    const isRecent = head.time >= this.#wanted.since;
    const isEndWanted = this.#isEndWanted(head);
    if (!mayBeOpen && !isRecent && !isEndWanted) return false;
    if (head.event === 'server-start' && mayBeOpen) this.#startOfRun();
    const isOpen = mayBeOpen && head.event.startsWith('job-') && this.#isLastOf(head.job ?? jobOf(parse()));
    const isEnd = head.event === 'job-end';
    // Most lines of a long account need not be parsed.
    if (!isRecent && !(isEnd ? isEndWanted : isOpen)) return true;
    const entry = parse();
    if (isOpen && (entry.event === 'job-queued' || entry.event === 'job-start'))
      this.#found.unended.push(entry);
    if (isRecent) this.#see(entry);
    if (isEndWanted && entry.event === 'job-end')
      this.#found.ended.push({end: entry, entry: {seq: entry.seq, ...at}});
    return true;
  }

  finish(): Rebuilt {
    const {unended, seen, ended} = this.#found;
    const before = this.#isFirst ? [] : (this.#mark?.jobs ?? []);
    return {
      unended: [...before.filter(({job}) => !this.#later.has(job)), ...unended.toReversed()],
      seen: seen.toReversed(),
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

  #see(entry: Entry): void {
    // Neither a denial nor the intent to read the account uses up an id: nothing was done, or nothing yet.
    if (!('order' in entry) || entry.event === 'denial' || entry.event === 'account-read') return;
    const {order, principal} = entry;
    this.#found.seen.push({id: order.id, digest: order.digest, person: principal.name});
  }
}

const jobOf = (entry: Entry): string => ('job' in entry ? (entry.job ?? '') : '');
