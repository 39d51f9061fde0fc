import {jobQueued} from '../../audit/entry/build-event.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import {ExecutorError} from '../errors.ts';
import type {Caller} from '../trust/trust.ts';
import type {JobHearer, OpenJob} from './all-jobs.ts';
import {AllJobs} from './all-jobs.ts';
import type {BeginOptions} from './begin-job.ts';
import {JobStarts} from './begin-job.ts';
import type {EndOptions} from './end-job.ts';
import {JobEnds} from './end-job.ts';
import type {EndedJob} from './ended-job.ts';
import type {OpenFacts} from './job-facts.ts';
import type {Turn} from './job-queue.ts';
import {JobQueue} from './job-queue.ts';
import {LiveJob} from './live-job.ts';
import type {PendingJob} from './pending-job.ts';
import {factsOf, turnOf} from './pending-job.ts';
import {QueuedJob} from './queued-job.ts';
import type {UnstartedCause} from './record-end.ts';
import {StartingJob} from './starting-job.ts';
import type {TableJob} from './table-job.ts';

export interface JobTableOptions extends BeginOptions, EndOptions {
  readonly mostRunning: () => number;
  readonly hearer: JobHearer;
  /** Of one person. */
  readonly mostWaiting: () => number;
}

/** The jobs of this executor, from the order that was taken to the recorded end. */
export class JobTable {
  readonly #options: JobTableOptions;
  readonly #queue: JobQueue;
  readonly #jobs: AllJobs;
  readonly #starts: JobStarts;
  readonly #ends: JobEnds;
  #isClosed = false;
  #isDraining = false;

  constructor(options: JobTableOptions) {
    this.#options = options;
    this.#queue = new JobQueue(options.mostRunning);
    this.#jobs = new AllJobs(entry => options.account.holds(entry), options.hearer);
    this.#ends = new JobEnds(this.#jobs, options, id => this.#leave(id));
    this.#starts = new JobStarts(this.#jobs, this.#ends, options);
  }

  /** Those that run or are about to. */
  get running(): number {
    return this.#jobs.running().length;
  }

  get waiting(): number {
    return this.#jobs.waiting().length;
  }

  /** The job that has waited longest, and for how many milliseconds. */
  get oldestWaiting(): {owner: string; waitsMs: number} | undefined {
    const [oldest] = this.#jobs.waiting();
    if (!oldest) return undefined;
    const waitsMs = Math.round(this.#options.clock.monotonic() - oldest.wait.since);
    return {owner: oldest.facts.owner, waitsMs};
  }

  /** Bytes of output of the jobs that run. */
  get liveOutput(): number {
    return this.#jobs.running().reduce((bytes, job) => bytes + (job instanceof LiveJob ? job.end : 0), 0);
  }

  /** True if no new work is taken. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The number of jobs that end before a server that is drained does; undefined if it is not. */
  get draining(): number | undefined {
    return this.#isDraining ? this.#taken().length : undefined;
  }

  has(id: string): boolean {
    return this.#jobs.get(id) !== undefined;
  }

  isRunning(id: string): boolean {
    return this.#jobs.open(id) instanceof LiveJob;
  }

  /** A job by its id. One that is about to start is waited for. @throws {ExecutorError} `unknown-job` */
  async get(id: string): Promise<TableJob> {
    const job = this.#jobs.get(id);
    if (job) return job.told();
    throw new ExecutorError(
      'unknown-job',
      `there is no job ${id} here that you may see; \`reeve jobs\` lists those there are`,
    );
  }

  /** Those that wait, those that run, and those that ended and are remembered. */
  all(): Iterable<TableJob> {
    return this.#jobs.told();
  }

  /** A job as it may be told of now; `starting` if its turn came, and nobody may hear of that yet. */
  shown(id: string): TableJob | 'starting' | undefined {
    const job = this.#jobs.get(id);
    return job instanceof StartingJob ? 'starting' : job;
  }

  /** Keeps a job that ended in an earlier run of the server, or was forgotten since. */
  remember(job: EndedJob): void {
    this.#jobs.ended(job);
  }

  /**
   * Starts a job, or lets it wait for its turn. A caller that asks for it before its intent is on disk waits.
   * If that cannot be recorded nothing is started, and its id is free again.
   *
   * @throws {ExecutorError} `busy`; and what `record` throws
   */
  async start(pending: PendingJob): Promise<TableJob> {
    const facts = factsOf(pending);
    const turn = turnOf(pending);
    if (!this.#queue.start(turn)) return this.#wait(turn, pending, facts);
    try {
      return await this.#starts.begin(pending, facts);
    } catch (error) {
      this.#leave(facts.id);
      throw error;
    }
  }

  /** Gives places to those whose turn it is; to be called when there are more places. */
  advance(): void {
    if (this.waiting === 0) return;
    for (const {id} of this.#queue.advance()) void this.#takeTurn(id);
    const waiting = new Map(this.#jobs.waiting().map(job => [job.facts.id, job]));
    for (const [id, position] of this.#queue.positions()) waiting.get(id)?.moved(position);
  }

  /** Takes the gate's word of a reader; the gate cannot know whether the job is still there. */
  consumed(id: string, offset: number): void {
    const job = this.#jobs.open(id);
    if (job instanceof LiveJob) job.consumed(offset);
  }

  /** The output of a job that is in memory; undefined if there is none. */
  heldOf(id: string): TableJob | undefined {
    const job = this.#jobs.open(id);
    return job instanceof LiveJob && job.held ? job : undefined;
  }

  /**
   * Ends what was ordered with certificates that are no longer good: what did not begin yet and what only shows something to
   * whom they are of, where `isRevoked` says so; what runs, where `isCompromised` does.
   */
  endOrderedBy(isRevoked: (caller: Caller) => boolean, isCompromised: (caller: Caller) => boolean): void {
    for (const job of this.#jobs.allOpen()) {
      const {orderedBy, isReading} = job.facts;
      const isHit = job.hasBegun && !isReading ? isCompromised : isRevoked;
      if (isHit(orderedBy)) job.cancel('the certificate that ordered it was revoked');
    }
  }

  /** Of what waits for its turn, that for which `why` gives a reason will not get one. Waits until that is recorded. */
  async endWaiting(why: (order: AuthorizedOrder) => string | undefined): Promise<void> {
    const ends = this.#jobs.waiting().map(async job => {
      const message = why(job.pending.authorized);
      if (message !== undefined) await this.#giveUp(job, {reason: 'never-started', message});
    });
    await Promise.all(ends);
  }

  /**
   * Takes no new work but readings of the account, and resolves when what was taken has ended. Readings may go on for ever, and are
   * not waited for.
   *
   * @param told hears at once, and after each change, how many jobs are waited for
   */
  async drain(told: (jobs: number) => void): Promise<void> {
    this.#isDraining = true;
    let last: number | undefined;
    for (;;) {
      const {length} = this.#taken();
      if (length !== last) told(length);
      if (length === 0) return;
      last = length;
      // Of a reading, too, and of a job of long ago that somebody asks for.
      await this.#jobs.nextEnd;
    }
  }

  /** Takes no new work, and ends what waits for its turn. Waits until that is recorded. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.endWaiting(() => 'the server was stopped before its turn came; nothing ran');
  }

  /** Ends all jobs because the server stops, also those that are about to start, and waits until their ends are recorded. */
  async endAll(): Promise<void> {
    for (const job of this.#jobs.running()) job.stop();
    await this.idle();
  }

  /** Waits until nothing runs or is about to. */
  idle(): Promise<void> {
    return this.#jobs.idle();
  }

  /** Those that were taken as work. */
  #taken(): OpenJob[] {
    return [...this.#jobs.allOpen()].filter(job => !job.facts.isReading);
  }

  async #wait(turn: Turn, pending: PendingJob, facts: OpenFacts): Promise<TableJob> {
    const {id, person} = turn;
    const waiting = this.#queue.waitingOf(person);
    if (waiting >= this.#options.mostWaiting()) throw tooManyWait(waiting);
    const position = this.#queue.wait(turn);
    const recorded = this.#options.account.append(jobQueued(pending.authorized, pending.address));
    const job = new QueuedJob(facts, pending, {
      position,
      seq: recorded.then(entry => entry.seq),
      since: this.#options.clock.monotonic(),
      cancelled: message => this.#cancel(id, message),
    });
    this.#jobs.put(job);
    try {
      return await job.told();
    } catch (error) {
      this.#jobs.remove(job);
      this.#leave(id);
      throw error;
    }
  }

  /** Somebody who knew it as one that waits ends it, whatever became of it since. */
  #cancel(id: string, message?: string): void {
    const job = this.#jobs.open(id);
    if (job instanceof QueuedJob) void this.#giveUp(job, {reason: 'cancelled', message});
    else job?.cancel(message);
  }

  /** Its turn came. */
  async #takeTurn(id: string): Promise<void> {
    const job = this.#jobs.open(id);
    if (!(job instanceof QueuedJob)) return;
    job.became(await this.#starts.beginQueued(job.pending, job.facts, job.wait.seq));
  }

  /** It waits no longer: nothing ran. */
  async #giveUp(job: QueuedJob, cause: UnstartedCause): Promise<void> {
    const {facts, pending, wait} = job;
    if (this.#jobs.open(facts.id) !== job) return;
    job.became(await this.#ends.unstarted(pending, facts, wait.seq, cause));
  }

  #leave(id: string): void {
    this.#queue.leave(id);
    this.advance();
  }
}

function tooManyWait(waiting: number): ExecutorError {
  const what =
    waiting === 0 ? 'no place is free, and none may wait' : `${waiting} of your orders wait already`;
  return new ExecutorError('busy', `${what}; try again when a job has ended`);
}
