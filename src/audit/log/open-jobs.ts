import {join} from 'node:path';
import {writeDurably} from '../../base/durable-file.ts';
import {readForeign} from '../../base/foreign-file.ts';
import {orderTimeOf} from '../entry/order-times.ts';
import type {Entry, JobQueued, JobStart} from '../generated/entry.ts';
import {finishedNames, firstOf} from '../read/layout.ts';

/** A job without a recorded end, with the facts that recording one needs. */
export type OpenJob = Pick<
  JobQueued | JobStart,
  'event' | 'seq' | 'time' | 'job' | 'principal' | 'command' | 'fleet'
>;

/**
 * The jobs that were open before entry `seq` was written, and the latest time of an order in each part before
 * it.
 */
export interface OpenJobsMark {
  seq: number;
  jobs: OpenJob[];
  latest: LatestOrder[];
  /** The highest number of a message; absent if there was none. */
  message?: number;
}

/** The part that begins with the entry `first` holds no order after `time`, by its id or its entry. */
interface LatestOrder {
  first: number;
  time: number;
}

const fileName = 'open-jobs.json';
const mostBytes = 64 * 1024 * 1024;

/**
 * Knows which jobs are open and how late the orders are. Writes that to a file, the mark, whenever a part is
 * finished. After a crash the next start need not read back to the last start of a server, which may be years
 * of entries, nor search all parts for orders that a fast clock made late. The mark is not part of the
 * account: if it is missing, more is read.
 */
export class OpenJobs {
  readonly #dir: string;
  /** Undefined before this server's start is recorded: jobs of an earlier one may not be settled yet. */
  #jobs: Map<string, OpenJob> | undefined;
  #latest: number;
  #parts: readonly LatestOrder[];
  #message: number | undefined;

  /** @param latest the time of the latest order in the growing part */
  constructor(dir: string, latest: number) {
    this.#dir = dir;
    this.#latest = latest;
    const mark = readOpenJobs(dir);
    this.#parts = mark?.latest ?? [];
    this.#message = mark?.message;
  }

  /** Must be called for every entry that is written. */
  note(entry: Entry): void {
    this.#latest = Math.max(this.#latest, orderTimeOf(entry));
    if (entry.event === 'message') this.#message = entry.number;
    if (entry.event === 'server-start') this.#jobs = new Map();
    else if (entry.event === 'job-end') this.#jobs?.delete(entry.job);
    else if (entry.event === 'job-queued' || entry.event === 'job-start') {
      const {event, seq, time, job, principal, command, fleet} = entry;
      const part = fleet === undefined ? {} : {fleet};
      this.#jobs?.set(job, {event, seq, time, job, principal, command, ...part});
    }
  }

  /**
   * Saves the mark: the part that began with entry `first` ends before entry `next`. A crash before the end
   * leaves the last mark, which is also true.
   */
  async save(first: number, next: number): Promise<void> {
    const held = new Set(finishedNames(this.#dir).map(firstOf));
    this.#parts = [...this.#parts.filter(part => held.has(part.first)), {first, time: this.#latest}];
    this.#latest = 0;
    if (!this.#jobs) return;
    const jobs = [...this.#jobs.values()];
    const message = this.#message === undefined ? {} : {message: this.#message};
    const mark: OpenJobsMark = {seq: next, jobs, latest: [...this.#parts], ...message};
    // If it cannot be written, the next start reads further back.
    await writeDurably(join(this.#dir, fileName), `${JSON.stringify(mark)}\n`, 0o600).catch(() => {});
  }
}

/** Returns the last mark; undefined if there is none that can be read. */
export function readOpenJobs(dir: string): OpenJobsMark | undefined {
  try {
    const mark = JSON.parse(
      readForeign(join(dir, fileName), mostBytes)?.toString() ?? 'null',
    ) as Partial<OpenJobsMark> | null;
    const isMark = Number.isSafeInteger(mark?.seq) && Array.isArray(mark?.jobs) && Array.isArray(mark.latest);
    return isMark ? (mark as OpenJobsMark) : undefined;
  } catch {
    return undefined;
  }
}
