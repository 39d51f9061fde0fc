import {jobQueued} from '../../audit/entry/build-event.ts';
import type {RecordedOrder} from '../../audit/entry/recorded-order.ts';
import type {Account} from '../../audit/log/account.ts';
import {messageOf} from '../../base/errors.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {ExecutorError} from '../errors.ts';
import type {Orphans} from '../gate/orphans.ts';
import type {Caller} from '../trust/trust.ts';
import type {Ended, EndedJob} from './ended-job.ts';
import {EndedJobs} from './ended-jobs.ts';
import type {Turn} from './job-queue.ts';
import {JobQueue} from './job-queue.ts';
import {LiveJob} from './live-job.ts';
import {OpenJobs} from './open-jobs.ts';
import type {PendingJob} from './pending-job.ts';
import {factsOf, turnOf} from './pending-job.ts';
import {QueuedJob} from './queued-job.ts';
import type {UnstartedCause} from './record-end.ts';
import {neverStarted, recordEnd, unrecorded} from './record-end.ts';
import type {SpawnOptions} from './spawn-job.ts';
import {spawnJob} from './spawn-job.ts';
import {StartingJob} from './starting-job.ts';
import type {TableJob} from './table-job.ts';

export interface JobTableOptions extends SpawnOptions {
  readonly account: Account;
  readonly orphans: Orphans;
  readonly mostRunning: () => number;
  /** Of one person. */
  readonly mostWaiting: () => number;
  /** The end of a job could not be recorded. */
  readonly failed: (error: unknown) => void;
  /** Rejects where the output of a job could not be kept. */
  readonly requireOutput: () => Promise<void>;
}

/** The jobs of this executor, from the order that was taken to the recorded end. */
export class JobTable {
  readonly #options: JobTableOptions;
  readonly #turns: JobQueue;
  readonly #open = new OpenJobs();
  /** Those that did not end yet, for those who ask: nobody hears of a job before its intent is on disk. */
  readonly #told = new Map<string, Promise<TableJob>>();
  readonly #past: EndedJobs;

  constructor(options: JobTableOptions) {
    this.#options = options;
    this.#turns = new JobQueue(options.mostRunning);
    this.#past = new EndedJobs(entry => options.account.holds(entry));
  }

  /** Those that run or are about to. */
  get running(): number {
    return this.#open.running().length;
  }

  get waiting(): number {
    return this.#open.waiting().length;
  }

  /** The job that has waited longest, and for how many milliseconds. */
  get oldestWaiting(): {owner: string; waitsMs: number} | undefined {
    const [oldest] = this.#open.waiting();
    return (
      oldest && {owner: oldest.owner, waitsMs: Math.round(this.#options.clock.monotonic() - oldest.since)}
    );
  }

  has(id: string): boolean {
    return this.#told.has(id) || this.#past.get(id) !== undefined;
  }

  isRunning(id: string): boolean {
    return this.#open.get(id) instanceof LiveJob;
  }

  /** @throws {ExecutorError} `unknown-job` */
  async get(id: string): Promise<TableJob> {
    const job = this.#told.get(id) ?? this.#past.get(id);
    if (job) return job;
    throw new ExecutorError(
      'unknown-job',
      `there is no job ${id} here that you may see; \`reeve jobs\` lists those there are`,
    );
  }

  /** Those that wait, those that run, and those that ended and are remembered. */
  *all(): Generator<TableJob> {
    for (const job of this.#open.all()) if (!(job instanceof StartingJob)) yield job;
    yield* this.#past.all();
  }

  /** Keeps a job that ended, of this run of the server or, known from the account, of an earlier one. */
  remember(ended: Ended): EndedJob {
    this.#told.delete(ended.id);
    return this.#past.remember(ended);
  }

  /**
   * Starts a job, or lets it wait for its turn. Whoever asks for it before its intent is on disk waits. If that cannot
   * be recorded nothing is started, and its id is free again.
   *
   * @throws {ExecutorError} `busy`; and what `record` throws
   */
  async start(pending: PendingJob): Promise<TableJob> {
    const turn = turnOf(pending);
    const job = this.#turns.start(turn) ? this.#begin(pending) : this.#queue(turn, pending);
    this.#told.set(turn.id, job);
    try {
      return await job;
    } catch (error) {
      this.#told.delete(turn.id);
      throw error;
    }
  }

  /** Gives places to those whose turn it is; to be called when there are more places. */
  advance(): void {
    if (this.waiting === 0) return;
    for (const {id} of this.#turns.advance()) void this.#takeTurn(id);
    const waiting = new Map(this.#open.waiting().map(job => [job.id, job]));
    for (const [id, place] of this.#turns.places()) waiting.get(id)?.moved(place);
  }

  /** What the gate says of a reader; it cannot know whether the job is still there. */
  consumed(id: string, offset: number): void {
    const job = this.#open.get(id);
    if (job instanceof LiveJob) job.consumed(offset);
  }

  /**
   * Ends what was ordered with certificates that are no longer good: what did not begin yet and what only shows something to
   * whom they are of, where `isRevoked` says so; what runs, where `isCompromised` does.
   */
  endOrderedBy(isRevoked: (caller: Caller) => boolean, isCompromised: (caller: Caller) => boolean): void {
    for (const job of this.#open.all()) {
      const {orderedBy, isReading} = job.facts;
      const isHit = job.hasBegun && !isReading ? isCompromised : isRevoked;
      if (isHit(orderedBy)) job.cancel('the certificate that ordered it was revoked');
    }
  }

  /** Of what waits for its turn, that for which `why` gives a reason will not get one. Waits until that is recorded. */
  async endWaiting(why: (order: AuthorizedOrder) => string | undefined): Promise<void> {
    const ends = this.#open.waiting().map(async job => {
      const message = why(job.pending.authorized);
      if (message !== undefined) await this.#giveUp(job, {reason: 'never-started', message});
    });
    await Promise.all(ends);
  }

  /** Ends all jobs because the server stops, also those that are about to start, and waits until their ends are recorded. */
  async endAll(): Promise<void> {
    for (const job of this.#open.running()) job.stop();
    await this.idle();
  }

  /** Waits until nothing runs or is about to. */
  idle(): Promise<void> {
    return this.#open.idle();
  }

  async #queue(turn: Turn, pending: PendingJob): Promise<TableJob> {
    const {id, person} = turn;
    const waiting = this.#turns.waitingOf(person);
    if (waiting >= this.#options.mostWaiting()) throw tooManyWait(waiting);
    const place = this.#turns.wait(turn);
    const recorded = this.#options.account.append(jobQueued(pending.authorized, pending.address));
    const seq = recorded.then(entry => entry.seq);
    const since = this.#options.clock.monotonic();
    const cancelled = (message?: string) => this.#cancel(id, message);
    const job = new QueuedJob(pending, {place, seq, since, cancelled});
    this.#open.put(job);
    try {
      await seq;
      return job;
    } catch (error) {
      this.#open.remove(job);
      this.#leave(id);
      throw error;
    }
  }

  /** Somebody who knew it as one that waits ends it, whatever became of it since. */
  #cancel(id: string, message?: string): void {
    const job = this.#open.get(id);
    if (job instanceof QueuedJob) void this.#giveUp(job, {reason: 'cancelled', message});
    else job?.cancel(message);
  }

  /** Its turn came. */
  async #takeTurn(id: string): Promise<void> {
    const job = this.#open.get(id);
    if (!(job instanceof QueuedJob)) return;
    const began = this.#begin(job.pending, job.seq);
    this.#told.set(id, began);
    job.became(await began);
  }

  /** It waits no longer: nothing ran. */
  async #giveUp(job: QueuedJob, cause: UnstartedCause): Promise<void> {
    if (this.#open.get(job.id) !== job) return;
    const ended = this.#endUnstarted(job.pending, job.seq, cause);
    this.#told.set(job.id, ended);
    job.became(await ended);
  }

  /**
   * Records the intent and spawns. `queued` is the number of the entry that says that it waited, once there is one: then this
   * never rejects, and gives how it ended where it could not start.
   */
  async #begin(pending: PendingJob, queued?: Promise<number>): Promise<TableJob> {
    const facts = factsOf(pending);
    const job = new StartingJob(facts);
    this.#open.put(job);
    try {
      if (queued) await queued;
      const early = queued && whyNot(job, pending);
      if (early) return await this.#endUnstarted(pending, queued, early);
      await this.#options.requireOutput();
      const recorded = await pending.record();
      // Nothing is awaited from here until the job is one that runs: what was judged before is judged as it is now.
      const cause = whyNot(job, pending);
      if (cause) return await this.#endUnstarted(pending, recorded.seq, cause);
      const live = spawnJob(recorded, facts, pending.whyNoLonger, this.#options, (ending, outcome) =>
        this.#ended(ending, recorded, outcome),
      );
      this.#open.put(live);
      return live;
    } catch (error) {
      if (queued)
        return await this.#endUnstarted(pending, queued, {
          reason: 'never-started',
          message: messageOf(error),
        });
      this.#open.remove(job);
      this.#leave(facts.id);
      throw error;
    } finally {
      job.settle();
    }
  }

  /** Records that nothing of it ran. `seq` is the number of its last entry. Never rejects. */
  async #endUnstarted(
    pending: PendingJob,
    seq: Promise<number> | number,
    cause: UnstartedCause,
  ): Promise<EndedJob> {
    const facts = factsOf(pending);
    const job = new StartingJob(facts, cause);
    this.#open.put(job);
    this.#leave(facts.id);
    const outcome = neverStarted(cause.reason, this.#options.clock.now(), cause.message);
    const told = await Promise.resolve(seq).then(
      start => recordEnd(pending.authorized, start, outcome, this.#options),
      () => ({outcome: unrecorded(outcome)}),
    );
    this.#open.remove(job);
    const ended = this.remember({...facts, end: 0, ...told});
    job.settle();
    return ended;
  }

  #leave(id: string): void {
    this.#turns.leave(id);
    this.advance();
  }

  /** The end is on disk before anybody is told of it. */
  async #ended(
    job: LiveJob,
    {authorized, seq}: RecordedOrder<AuthorizedOrder>,
    outcome: Outcome,
  ): Promise<void> {
    const told = await recordEnd(authorized, seq, outcome, this.#options);
    job.ended(told);
    const {id, owner, command, end, traits} = job;
    this.#open.remove(job);
    const ended = this.remember({id, owner, command, end, traits, ...told});
    const {notifier, inputs, orphans} = this.#options;
    inputs.ended(id);
    orphans.ended(id);
    notifier.finished(ended);
    this.#leave(id);
  }
}

/** Why it is not to start, as things are now. */
function whyNot({cause}: StartingJob, pending: PendingJob): UnstartedCause | undefined {
  if (cause) return cause;
  const message = pending.whyNoLonger();
  return message === undefined ? undefined : {reason: 'never-started', message};
}

function tooManyWait(count: number): ExecutorError {
  const why = count === 0 ? 'no place is free, and none may wait' : `${count} of your orders wait already`;
  return new ExecutorError('busy', `${why}; try again when a job has ended`);
}
