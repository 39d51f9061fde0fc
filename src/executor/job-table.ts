import type {Account, RecordedOrder} from '../audit/account.ts';
import type {Clock} from '../base/clock.ts';
import type {Order} from '../identity/order.ts';
import type {Containment} from '../jobs/containment.ts';
import type {RunningJob} from '../jobs/runner.ts';
import {startJob} from '../jobs/runner.ts';
import {OutputWriter} from '../output/writer.ts';
import type {AuthorizedOrder} from '../policy/authorize.ts';
import type {Outcome} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import {ExecutorError} from './errors.ts';
import type {JobFeed} from './job-feed.ts';

/** A job that runs, or ended while it was still of interest. */
export interface TableJob {
  readonly id: string;
  /** Who ordered it. */
  readonly owner: string;
  /** The offset after the last byte of its output so far. */
  readonly end: number;
  /** Bytes of its output that are kept on disk at most. */
  readonly window: number;
  /** How it ended, once that is on disk. */
  readonly outcome: Outcome | undefined;
  cancel(): void;
  /** The reader of whoever submitted it has consumed what is below. */
  consumed(offset: number): void;
}

export interface JobTableOptions {
  readonly account: Account;
  readonly containment: Containment;
  readonly clock: Clock;
  readonly feed: JobFeed;
  readonly outputFolder: string;
  readonly mostRunning: () => number;
  readonly graceMs: () => number;
  /** The end of a job could not be recorded. */
  readonly failed: (error: unknown) => void;
}

/** How long the pipes of a job must be silent after its main process ended, where a stray still holds them. */
const drainMs = 150;

/** Jobs that ended and can still be asked for by their id. */
const mostEnded = 4096;

/** The jobs of this executor, from the intent to the recorded end. */
export class JobTable {
  readonly #options: JobTableOptions;
  readonly #jobs = new Map<string, Promise<LiveJob | EndedJob>>();
  readonly #running = new Set<LiveJob>();
  /** Jobs whose intent is being recorded. */
  readonly #starting = new Set<Promise<LiveJob>>();
  #isEnding = false;

  constructor(options: JobTableOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#running.size + this.#starting.size;
  }

  has(id: string): boolean {
    return this.#jobs.has(id);
  }

  isRunning(id: string): boolean {
    for (const job of this.#running) if (job.id === id) return true;
    return false;
  }

  /** @throws {ExecutorError} `unknown-job` */
  async get(id: string): Promise<TableJob> {
    const job = this.#jobs.get(id);
    if (job) return job;
    throw new ExecutorError('unknown-job', `there is no job ${id} here, or its output is no longer kept`);
  }

  /** Keeps a job that ended, of this run of the server or, known from the account, of an earlier one. */
  remember(job: {id: string; owner: string; end: number; outcome: Outcome}): void {
    this.#jobs.delete(job.id);
    this.#jobs.set(job.id, Promise.resolve(new EndedJob(job)));
    if (this.#jobs.size - this.running > mostEnded) this.#forgetOldest();
  }

  /**
   * Starts the job that `record` recorded. Whoever asks for it meanwhile waits. If it could not be recorded nothing
   * is started, and its id is free again.
   *
   * @throws {ExecutorError} `busy`; and what `record` throws
   */
  async start(
    {payload: {id}, principal}: Order,
    record: () => Promise<RecordedOrder<AuthorizedOrder>>,
  ): Promise<TableJob> {
    if (this.running >= this.#options.mostRunning()) {
      throw new ExecutorError(
        'busy',
        `${this.running} jobs run already, which is the limit; try again later`,
      );
    }
    const started = record().then(recorded => this.#spawn(recorded, principal.name));
    this.#starting.add(started);
    this.#jobs.set(id, started);
    try {
      return await started;
    } catch (error) {
      this.#jobs.delete(id);
      throw error;
    } finally {
      this.#starting.delete(started);
    }
  }

  /** What the gate says of a reader; it cannot know whether the job is still there. */
  consumed(id: string, offset: number): void {
    for (const job of this.#running) if (job.id === id) job.consumed(offset);
  }

  /** Ends the jobs that were ordered with a certificate of which `isCompromised` says so. */
  endOrderedBy(isCompromised: (serial: string) => boolean): void {
    for (const job of this.#running) if (isCompromised(job.serial)) job.revoked();
  }

  /** Ends all jobs because the server stops, also those that are about to start, and waits until their ends are recorded. */
  async endAll(): Promise<void> {
    this.#isEnding = true;
    for (const job of this.#running) job.stop();
    await this.idle();
  }

  /** Waits until nothing runs or is about to. */
  async idle(): Promise<void> {
    while (this.running > 0) {
      await Promise.allSettled([...this.#starting, ...[...this.#running].map(job => job.recorded)]);
    }
  }

  /** Those that ended stand in the order of their ends, behind whatever still runs. */
  #forgetOldest(): void {
    const running = new Set([...this.#running].map(job => job.id));
    for (const id of this.#jobs.keys()) {
      if (running.has(id)) continue;
      this.#jobs.delete(id);
      return;
    }
  }

  #spawn(recorded: RecordedOrder<AuthorizedOrder>, owner: string): LiveJob {
    const {outputFolder, containment, clock, graceMs, feed} = this.#options;
    const {order, invocation} = recorded.authorized;
    const {id} = order.payload;
    const {window} = invocation;
    const writer = OutputWriter.create(outputFolder, id, {window});
    const running = startJob(recorded, {
      writer,
      containment,
      clock,
      graceMs: graceMs(),
      drainMs,
      onGrown: () => feed.grown(id, writer.end),
    });
    const job = new LiveJob({id, owner, serial: order.principal.serial, window}, running, writer, outcome =>
      this.#ended(job, recorded, outcome),
    );
    this.#running.add(job);
    if (this.#isEnding) job.stop();
    return job;
  }

  /** The end is on disk before anybody is told of it. */
  async #ended(
    job: LiveJob,
    {authorized, seq}: RecordedOrder<AuthorizedOrder>,
    outcome: Outcome,
  ): Promise<void> {
    const {order, command} = authorized;
    const {name, groups} = order.principal;
    let told = outcome;
    try {
      await this.#options.account.append({
        event: 'job-end',
        job: job.id,
        principal: {name, groups: [...groups]},
        command,
        start: seq,
        outcome,
      });
    } catch (error) {
      this.#options.failed(error);
      told = unrecorded(outcome);
    }
    this.#running.delete(job);
    job.outcome = told;
    this.remember({id: job.id, owner: job.owner, end: job.end, outcome: told});
    this.#options.feed.finished(job.id, job.end, told);
  }
}

/** Nobody may be told that a job ended so or so when the account cannot say the same. */
function unrecorded(outcome: Outcome): Outcome {
  const how = outcome.signal ?? `status ${outcome.exit}`;
  return {
    ...outcome,
    state: 'lost',
    reason: 'lost',
    message: `it ended (${outcome.reason}, ${how}), but the account could not be written`,
  };
}

class LiveJob implements TableJob {
  readonly id: string;
  readonly owner: string;
  /** Of the certificate that ordered it. */
  readonly serial: string;
  readonly window: number;
  outcome: Outcome | undefined;
  /** Settles when the job's end was recorded, or could not be. */
  readonly recorded: Promise<void>;
  readonly #running: RunningJob;
  readonly #writer: OutputWriter;

  constructor(
    order: {id: string; owner: string; serial: string; window: number},
    running: RunningJob,
    writer: OutputWriter,
    ended: (outcome: Outcome) => Promise<void>,
  ) {
    this.id = order.id;
    this.owner = order.owner;
    this.serial = order.serial;
    this.window = order.window;
    this.#running = running;
    this.#writer = writer;
    this.recorded = running.ended.then(ended);
  }

  get end(): number {
    return this.#writer.end;
  }

  cancel(): void {
    this.#running.cancel('cancelled');
  }

  revoked(): void {
    this.#running.cancel('cancelled', 'the certificate that ordered it was revoked');
  }

  stop(): void {
    this.#running.cancel('server-stopped');
  }

  consumed(offset: number): void {
    this.#running.consumed(offset);
  }
}

class EndedJob implements TableJob {
  readonly id: string;
  readonly owner: string;
  readonly end: number;
  /** Nothing is dropped from a log that is whole. */
  readonly window = limits.credit;
  readonly outcome: Outcome;

  constructor({id, owner, end, outcome}: {id: string; owner: string; end: number; outcome: Outcome}) {
    this.id = id;
    this.owner = owner;
    this.end = end;
    this.outcome = outcome;
  }

  cancel(): void {}

  consumed(): void {}
}
