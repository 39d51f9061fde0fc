import type {Account, RecordedOrder} from '../../audit/account.ts';
import {jobQueued} from '../../audit/job-start.ts';
import type {Clock} from '../../base/clock.ts';
import {messageOf} from '../../base/errors.ts';
import type {Containment} from '../../jobs/cells/containment.ts';
import {startJob} from '../../jobs/runner.ts';
import {OutputWriter} from '../../output/writer.ts';
import type {AuthorizedOrder} from '../../policy/authorize.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {ExecutorError} from '../errors.ts';
import type {JobFeed} from '../gate/job-feed.ts';
import type {Orphans} from '../gate/orphans.ts';
import type {Inputs} from '../input/inputs.ts';
import type {Candidate} from './candidate.ts';
import {factsOf, turnOf} from './candidate.ts';
import type {Ended, EndedJob} from './ended-job.ts';
import {EndedJobs} from './ended-jobs.ts';
import {LiveJob} from './live-job.ts';
import {QueuedJob} from './queued-job.ts';
import {neverStarted, recordEnd, unrecorded} from './record-end.ts';
import type {TableJob} from './table-job.ts';
import type {Turn} from './turns.ts';
import {Turns} from './turns.ts';

export interface JobTableOptions {
  readonly account: Account;
  readonly containment: Containment;
  readonly clock: Clock;
  readonly feed: JobFeed;
  readonly inputs: Inputs;
  readonly orphans: Orphans;
  readonly outputFolder: string;
  /** The bundled program that runs a command in a terminal. */
  readonly terminalHost: string;
  readonly mostRunning: () => number;
  /** Of one person. */
  readonly mostWaiting: () => number;
  readonly graceMs: () => number;
  /** The end of a job could not be recorded. */
  readonly failed: (error: unknown) => void;
}

/** How long the pipes of a job must be silent after its main process ended, where a stray still holds them. */
const drainMs = 150;

/** The jobs of this executor, from the order that was taken to the recorded end. */
export class JobTable {
  readonly #options: JobTableOptions;
  readonly #turns: Turns;
  /** Those that did not end yet. */
  readonly #jobs = new Map<string, Promise<TableJob>>();
  readonly #past: EndedJobs;
  /** Jobs that wait for their turn, and what starts each. */
  readonly #waiting = new Map<string, {job: QueuedJob; candidate: Candidate; seq: Promise<number>}>();
  readonly #running = new Set<LiveJob>();
  /** Jobs whose intent, or whose end before the start, is being recorded. */
  readonly #pending = new Set<Promise<unknown>>();
  #isEnding = false;

  constructor(options: JobTableOptions) {
    this.#options = options;
    this.#turns = new Turns(options.mostRunning);
    this.#past = new EndedJobs(entry => options.account.holds(entry));
  }

  get running(): number {
    return this.#running.size + this.#pending.size;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  has(id: string): boolean {
    return this.#jobs.has(id) || this.#past.get(id) !== undefined;
  }

  isRunning(id: string): boolean {
    for (const job of this.#running) if (job.id === id) return true;
    return false;
  }

  /** @throws {ExecutorError} `unknown-job` */
  async get(id: string): Promise<TableJob> {
    const job = this.#jobs.get(id) ?? this.#past.get(id);
    if (job) return job;
    throw new ExecutorError(
      'unknown-job',
      `there is no job ${id} here that you may see; \`reeve jobs\` lists those there are`,
    );
  }

  /** Those that wait, those that run, and those that ended and are remembered. */
  *all(): Generator<TableJob> {
    for (const {job} of this.#waiting.values()) yield job;
    yield* this.#running;
    yield* this.#past.all();
  }

  /** Keeps a job that ended, of this run of the server or, known from the account, of an earlier one. */
  remember(ended: Ended): EndedJob {
    this.#jobs.delete(ended.id);
    return this.#past.remember(ended);
  }

  /**
   * Starts a job, or lets it wait for its turn. Whoever asks for it before its intent is on disk waits. If that cannot
   * be recorded nothing is started, and its id is free again.
   *
   * @throws {ExecutorError} `busy`; and what `record` throws
   */
  async start(candidate: Candidate): Promise<TableJob> {
    const turn = turnOf(candidate);
    const job = this.#turns.start(turn) ? this.#begin(turn.id, candidate) : this.#queue(turn, candidate);
    this.#jobs.set(turn.id, job);
    try {
      return await job;
    } catch (error) {
      this.#jobs.delete(turn.id);
      throw error;
    }
  }

  /** Gives places to those whose turn it is; to be called when there are more places. */
  advance(): void {
    if (this.#waiting.size === 0) return;
    for (const {id} of this.#turns.advance()) void this.#takeTurn(id);
    for (const [id, place] of this.#turns.places()) this.#waiting.get(id)?.job.moved(place);
  }

  /** What the gate says of a reader; it cannot know whether the job is still there. */
  consumed(id: string, offset: number): void {
    for (const job of this.#running) if (job.id === id) job.consumed(offset);
  }

  /**
   * Ends what was ordered with certificates that are no longer good: what waits, where `isRevoked` says so; what
   * runs, where `isCompromised` does.
   */
  endOrderedBy(isRevoked: (serial: string) => boolean, isCompromised: (serial: string) => boolean): void {
    const message = 'the certificate that ordered it was revoked';
    for (const {job} of this.#waiting.values()) if (isRevoked(job.serial)) job.cancel(message);
    for (const job of this.#running) if (isCompromised(job.serial)) job.cancel(message);
  }

  /** Of what waits for its turn, that for which `why` gives a reason will not get one. Waits until that is recorded. */
  async endWaiting(why: (order: AuthorizedOrder) => string | undefined): Promise<void> {
    const ends = [...this.#waiting].map(async ([id, {candidate}]) => {
      const reason = why(candidate.authorized);
      if (reason !== undefined) await this.#giveUp(id, 'never-started', reason);
    });
    await Promise.all(ends);
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
      await Promise.allSettled([...this.#pending, ...[...this.#running].map(job => job.recorded)]);
    }
  }

  async #queue(turn: Turn, candidate: Candidate): Promise<TableJob> {
    const waiting = this.#turns.waitingOf(turn.person);
    if (waiting >= this.#options.mostWaiting()) throw tooManyWait(waiting);
    const {account} = this.#options;
    const place = this.#turns.wait(turn);
    const job = new QueuedJob(factsOf(candidate), place, message => {
      void this.#giveUp(turn.id, 'cancelled', message);
    });
    const recorded = account.append(jobQueued(candidate.authorized, candidate.address));
    const seq = recorded.then(entry => entry.seq);
    this.#waiting.set(turn.id, {job, candidate, seq});
    try {
      await seq;
      return job;
    } catch (error) {
      this.#waiting.delete(turn.id);
      this.#leave(turn.id);
      throw error;
    }
  }

  /** Its turn came. */
  async #takeTurn(id: string): Promise<void> {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    const {job, candidate, seq} = waiting;
    const began = this.#begin(id, candidate, seq).catch(error =>
      this.#recordUnstarted(candidate, seq, 'never-started', messageOf(error)),
    );
    this.#jobs.set(id, began);
    job.became(await began);
  }

  /** It waits no longer: nothing ran. */
  async #giveUp(id: string, reason: 'cancelled' | 'never-started', message?: string): Promise<void> {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    const {job, candidate, seq} = waiting;
    const ended = this.#recordUnstarted(candidate, seq, reason, message);
    this.#jobs.set(id, ended);
    this.#leave(id);
    job.became(await ended);
  }

  async #recordUnstarted(
    candidate: Candidate,
    seq: Promise<number>,
    reason: 'cancelled' | 'never-started',
    message: string | undefined,
  ): Promise<TableJob> {
    const outcome = neverStarted(reason, this.#options.clock.now(), message);
    const recorded = seq.then(
      start => recordEnd(candidate.authorized, start, outcome, this.#options),
      () => ({outcome: unrecorded(outcome)}),
    );
    return this.remember({...factsOf(candidate), end: 0, ...(await this.#during(recorded))});
  }

  /** Records the intent, after what `before` waits for, and spawns. */
  async #begin(id: string, candidate: Candidate, before?: Promise<unknown>): Promise<LiveJob> {
    try {
      if (before) await before;
      return await this.#during(candidate.record().then(recorded => this.#spawn(recorded, candidate)));
    } catch (error) {
      this.#leave(id);
      throw error;
    }
  }

  async #during<Value>(work: Promise<Value>): Promise<Value> {
    this.#pending.add(work);
    try {
      return await work;
    } finally {
      this.#pending.delete(work);
    }
  }

  #leave(id: string): void {
    this.#turns.leave(id);
    this.advance();
  }

  #spawn(recorded: RecordedOrder<AuthorizedOrder>, candidate: Candidate): LiveJob {
    const {outputFolder, containment, terminalHost, clock, graceMs, feed, inputs} = this.#options;
    const facts = factsOf(candidate);
    const {id, window} = facts;
    const dropsOldest = recorded.authorized.invocation.overflow === 'drop-oldest';
    const writer = OutputWriter.create(outputFolder, id, {window, dropsOldest});
    const running = startJob(recorded, {
      writer,
      containment,
      terminalHost,
      clock,
      graceMs: graceMs(),
      drainMs,
      onGrown: () => feed.grown(id, writer.end),
      onInput: bytes => inputs.taken(id, bytes),
    });
    const job = new LiveJob(facts, clock.now(), running, writer, outcome =>
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
    const told = await recordEnd(authorized, seq, outcome, this.#options);
    this.#running.delete(job);
    const {id, owner, command, end, traits} = Object.assign(job, told);
    const ended = this.remember({id, owner, command, end, traits, ...told});
    const {feed, inputs, orphans} = this.#options;
    inputs.ended(id);
    orphans.ended(id);
    feed.finished(ended);
    this.#leave(id);
  }
}

function tooManyWait(waiting: number): ExecutorError {
  const what =
    waiting === 0 ? 'no place is free, and none may wait' : `${waiting} of your orders wait already`;
  return new ExecutorError('busy', `${what}; try again when a job has ended`);
}
