import type {WatchOrder} from '../../identity/generated/order.ts';
import type {JobSummary, StatusAnswer, WatchLine} from '../../protocol/generated/answer.ts';
import {limits} from '../../protocol/limits.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import {given} from '../given-fields.ts';
import {LineQueue} from '../lines/line-queue.ts';
import type {LineOptions} from '../lines/line-request.ts';
import {OneReader} from '../one-reader.ts';
import {orderProblem} from '../order-problem.ts';

export interface WatchOptions {
  /** The jobs alone, or the state alone; both unless given. */
  readonly only?: 'jobs' | 'status' | undefined;
  /** Only jobs of this person. */
  readonly person?: string | undefined;
  /** The jobs that had ended before, the newest so many; all that the host remembers unless given. */
  readonly ended?: number | undefined;
  /** Ends it when aborted: iteration throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** All that may be seen, as it is now: it stands for whatever was told before. */
export interface WatchSnapshot {
  readonly type: 'snapshot';
  /** The newest first. */
  readonly jobs: readonly JobSummary[];
  /** Undefined if it is not watched. */
  readonly status: StatusAnswer | undefined;
}

/** The jobs and the state that changed since the last time: each as it is now. */
export interface WatchChange {
  readonly type: 'change';
  readonly jobs: readonly JobSummary[];
  /** Ids of jobs that the host does not remember any more. */
  readonly gone: readonly string[];
  /** Undefined if it is as it was. */
  readonly status: StatusAnswer | undefined;
}

type WatchFields = Pick<WatchOrder, 'only' | 'person' | 'ended'>;

/** Bytes that may be on their way: the longest line, and as much again as makes up for the way. */
const window = 2 * limits.control;

/**
 * The jobs and the state of a host, as they change: a snapshot, and what changed since. Another snapshot comes where the
 * connection was made anew, where more or less may be seen than before, and where so much changed while nobody iterated that
 * not all of it can be told. Not iterating holds nothing up, here or on the host.
 *
 * Iterating throws {@link ClientError}: `refused` (also where the right is taken away meanwhile, and with the code `id-conflict`
 * where another watch of the same host object takes its place), `connection-lost`, and `output-taken` where it was iterated over
 * before.
 */
export class Watching implements AsyncIterable<WatchSnapshot | WatchChange> {
  readonly #lines: LineQueue<WatchFields, object>;
  readonly #host: string;
  readonly #reader: OneReader<WatchSnapshot | WatchChange>;

  constructor(
    reconnector: Reconnector,
    options: WatchOptions & Pick<LineOptions<WatchFields, object>, 'order' | 'receipts'>,
  ) {
    const {only, person, ended, signal, order, receipts} = options;
    const fields = given({only, person, ended});
    this.#host = reconnector.name;
    this.#reader = new OneReader(
      `what this watch of ${this.#host} tells is read already; begin another to read it once more`,
      () => this.close(),
    );
    this.#lines = new LineQueue(reconnector, {
      order,
      receipts,
      window,
      mostLine: limits.control,
      signal,
      fields: () => fields,
      // Each stream begins with a snapshot of its own.
      begun: () => ({}),
      problem: orderProblem('watch', fields, reconnector.name),
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<WatchSnapshot | WatchChange, void, void> {
    return this.#reader.take(() => this.#told());
  }

  /** Wants nothing more. Iteration ends. */
  close(): void {
    this.#lines.close();
  }

  async *#told(): AsyncGenerator<WatchSnapshot | WatchChange, void, void> {
    const {readLine} = await import('./read-line.ts');
    try {
      let last: WatchLine | undefined;
      let jobs: Map<string, JobSummary> | undefined;
      let status: StatusAnswer | undefined;
      for (let line = await this.#lines.next(); line; line = await this.#lines.next()) {
        if (line.bytes === undefined) {
          last = undefined;
          continue;
        }
        const told = readLine(line.bytes, last, this.#host);
        line.consumed();
        if (told.epoch !== last?.epoch) {
          jobs = new Map();
          status = undefined;
        }
        last = told;
        if (!jobs) yield {type: 'change', jobs: told.jobs ?? [], gone: told.gone ?? [], status: told.status};
        else {
          for (const job of told.jobs ?? []) jobs.set(job.job, job);
          for (const job of told.gone ?? []) jobs.delete(job);
          status = told.status ?? status;
          if (!told.whole) continue;
          yield {type: 'snapshot', jobs: newestFirst(jobs), status};
          jobs = undefined;
        }
      }
    } finally {
      this.close();
    }
  }
}

/** An id begins with its time, so that ids sort as the jobs were ordered. */
const newestFirst = (jobs: ReadonlyMap<string, JobSummary>) =>
  [...jobs.values()].toSorted((a, b) => (a.job < b.job ? 1 : -1));
