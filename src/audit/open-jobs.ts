import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {writeDurably} from '../base/durable-file.ts';
import type {Entry, JobQueued, JobStart} from './generated/entry.ts';

/** A job of which no end is recorded: what is needed to record one. */
export type OpenJob = Pick<JobQueued | JobStart, 'event' | 'seq' | 'time' | 'job' | 'principal' | 'command'>;

/** Which jobs were open before the entry `seq` was written. */
export interface OpenJobsMark {
  seq: number;
  jobs: OpenJob[];
}

const fileName = 'open-jobs.json';

/**
 * Knows which jobs are open, and marks that down when a part of the account is finished: so that whoever starts after a crash
 * need not read back to where this server started, which may be years of entries. The mark is no part of the account: where it
 * is missing more is read.
 */
export class OpenJobs {
  readonly #path: string;
  /** Undefined before this server's start is recorded: what an earlier one left may not be settled yet. */
  #jobs: Map<string, OpenJob> | undefined;

  constructor(dir: string) {
    this.#path = join(dir, fileName);
  }

  /** Hears every entry that is written. */
  note(entry: Entry): void {
    if (entry.event === 'server-start') this.#jobs = new Map();
    else if (entry.event === 'job-end') this.#jobs?.delete(entry.job);
    else if (entry.event === 'job-queued' || entry.event === 'job-start') {
      const {event, seq, time, job, principal, command} = entry;
      this.#jobs?.set(job, {event, seq, time, job, principal, command});
    }
  }

  /** Marks down what is open before entry `seq`. A crash before the end leaves the mark of before, which is as true. */
  async save(seq: number): Promise<void> {
    if (!this.#jobs) return;
    const mark: OpenJobsMark = {seq, jobs: [...this.#jobs.values()]};
    // Where it cannot be written the next start reads further back.
    await writeDurably(this.#path, `${JSON.stringify(mark)}\n`, 0o600).catch(() => {});
  }
}

/** The last mark; undefined where there is none that can be read. */
export function readOpenJobs(dir: string): OpenJobsMark | undefined {
  try {
    const mark = JSON.parse(readFileSync(join(dir, fileName), 'utf8')) as Partial<OpenJobsMark> | null;
    return Number.isSafeInteger(mark?.seq) && Array.isArray(mark?.jobs) ? (mark as OpenJobsMark) : undefined;
  } catch {
    return undefined;
  }
}
