import {join} from 'node:path';
import {writeDurably} from '../../base/durable-file.ts';
import {readForeign} from '../../base/foreign-file.ts';
import {orderTimeOf} from '../entry/order-times.ts';
import type {Entry, JobQueued, JobStart} from '../generated/entry.ts';
import {finishedNames, firstOf} from '../read/layout.ts';

/** A job of which no end is recorded: what is needed to record one. */
export type OpenJob = Pick<JobQueued | JobStart, 'event' | 'seq' | 'time' | 'job' | 'principal' | 'command'>;

/** Which jobs were open before the entry `seq` was written, and how late the orders in each part before it are. */
export interface OpenJobsMark {
  seq: number;
  jobs: OpenJob[];
  latest: LatestOrder[];
}

/** The part that begins with the entry `first` holds no order of after `time`, by its id or its entry. */
interface LatestOrder {
  first: number;
  time: number;
}

const fileName = 'open-jobs.json';
const mostBytes = 64 * 1024 * 1024;

/**
 * Knows which jobs are open and how late the orders are, and marks that down when a part of the account is finished: so that
 * whoever starts after a crash need not read back to where this server started, which may be years of entries, nor look
 * through all parts for orders that a clock which was ahead made late. The mark is no part of the account: where it
 * is missing more is read.
 */
export class OpenJobs {
  readonly #dir: string;
  /** Undefined before this server's start is recorded: what an earlier one left may not be settled yet. */
  #jobs: Map<string, OpenJob> | undefined;
  #latest: number;
  #parts: readonly LatestOrder[];

  /** @param latest the time of the latest order in the growing part */
  constructor(dir: string, latest: number) {
    this.#dir = dir;
    this.#latest = latest;
    this.#parts = readOpenJobs(dir)?.latest ?? [];
  }

  /** Hears every entry that is written. */
  note(entry: Entry): void {
    this.#latest = Math.max(this.#latest, orderTimeOf(entry));
    if (entry.event === 'server-start') this.#jobs = new Map();
    else if (entry.event === 'job-end') this.#jobs?.delete(entry.job);
    else if (entry.event === 'job-queued' || entry.event === 'job-start') {
      const {event, seq, time, job, principal, command} = entry;
      this.#jobs?.set(job, {event, seq, time, job, principal, command});
    }
  }

  /**
   * The part that began with entry `first` ends before entry `next`: marks down what is open then. A crash before the
   * end leaves the mark of before, which is as true.
   */
  async save(first: number, next: number): Promise<void> {
    const held = new Set(finishedNames(this.#dir).map(firstOf));
    this.#parts = [...this.#parts.filter(part => held.has(part.first)), {first, time: this.#latest}];
    this.#latest = 0;
    if (!this.#jobs) return;
    const mark: OpenJobsMark = {seq: next, jobs: [...this.#jobs.values()], latest: [...this.#parts]};
    // Where it cannot be written the next start reads further back.
    await writeDurably(join(this.#dir, fileName), `${JSON.stringify(mark)}\n`, 0o600).catch(() => {});
  }
}

/** The last mark; undefined where there is none that can be read. */
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
