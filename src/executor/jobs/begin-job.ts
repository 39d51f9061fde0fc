import type {Duplex} from 'node:stream';
import type {RecordedOrder} from '../../audit/entry/recorded-order.ts';
import type {Clock} from '../../base/clock.ts';
import {messageOf} from '../../base/errors.ts';
import type {TerminalHost} from '../../base/own-programs.ts';
import {HeldOutput} from '../../output-log/held-output.ts';
import {OutputWriter} from '../../output-log/writer.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Containment} from '../../runner/containment/containment.ts';
import {fitsCell} from '../../runner/fits-cell.ts';
import {startJob} from '../../runner/runner.ts';
import type {PresentGate} from '../gate/present-gate.ts';
import type {JobInputs} from '../input/job-inputs.ts';
import type {TransferWork} from '../transfers/transfer.ts';
import type {JobTransfers} from '../transfers/transfers.ts';
import type {AllJobs} from './all-jobs.ts';
import type {JobEnds} from './end-job.ts';
import type {OpenFacts} from './job-facts.ts';
import type {Work} from './live-job.ts';
import {LiveJob} from './live-job.ts';
import type {PendingJob, WorkOutput} from './pending-job.ts';
import type {UnstartedCause} from './record-end.ts';
import {StartingJob} from './starting-job.ts';
import type {TableJob} from './table-job.ts';

export interface BeginOptions {
  readonly containment: Containment;
  readonly clock: Clock;
  /** Hears how far output has grown. */
  readonly gate: PresentGate;
  readonly inputs: JobInputs;
  /** Removes the remains of jobs that are cut off from shares. */
  readonly transfers: JobTransfers;
  readonly outputFolder: string;
  /** Runs a command in a terminal. */
  readonly terminalHost: TerminalHost;
  readonly graceMs: () => number;
  /** Rejects if the output of a job could not be kept. */
  readonly requireOutput: () => Promise<void>;
}

/** The time that a job's pipes must be silent after its main process ended, if a stray still holds them. */
const drainMs = 150;

/** Begins jobs whose turn has come: the intent is on disk before anything of them runs. */
export class JobStarts {
  readonly #jobs: AllJobs;
  readonly #ends: JobEnds;
  readonly #options: BeginOptions;

  constructor(jobs: AllJobs, ends: JobEnds, options: BeginOptions) {
    this.#jobs = jobs;
    this.#ends = ends;
    this.#options = options;
  }

  /**
   * Records the intent and starts the work. Gives how the job ended if it was cancelled before that. Rejects
   * if the intent could not be recorded: then there is no job.
   */
  begin(pending: PendingJob, facts: OpenFacts): Promise<TableJob> {
    return this.#track(facts, async job => {
      await this.#options.requireOutput();
      return this.#record(job, pending);
    });
  }

  /** The same of one that waited, and whose entry `seq` says so: how it ended is then recorded whatever happens. Never rejects. */
  beginQueued(pending: PendingJob, facts: OpenFacts, seq: Promise<number>): Promise<TableJob> {
    return this.#track(facts, async job => {
      try {
        await seq;
        const cause = whyNot(job, pending);
        if (cause) return await this.#ends.unstarted(pending, facts, seq, cause);
        await this.#options.requireOutput();
        return await this.#record(job, pending);
      } catch (error) {
        const cause = {reason: 'never-started', message: messageOf(error)} as const;
        return await this.#ends.unstarted(pending, facts, seq, cause);
      }
    });
  }

  /** The job is one that starts until it is something else. */
  async #track(facts: OpenFacts, begin: (job: StartingJob) => Promise<TableJob>): Promise<TableJob> {
    const job = new StartingJob(facts);
    this.#jobs.put(job);
    try {
      const begun = await begin(job);
      job.became(begun);
      return begun;
    } catch (error) {
      this.#jobs.remove(job);
      job.failed(error);
      throw error;
    }
  }

  async #record(job: StartingJob, pending: PendingJob): Promise<TableJob> {
    const recorded = await this.#recordAndMakeReady(pending);
    // Nothing is awaited from here until the job is one that runs: what was judged before is judged as it is now.
    const cause = whyNot(job, pending);
    if (cause) return this.#ends.unstarted(pending, job.facts, recorded.seq, cause);
    const live = this.#start(recorded, job.facts, pending);
    this.#jobs.put(live);
    live.endBy(outcome => this.#ends.ended(live, recorded, outcome));
    return live;
  }

  /** While the intent goes to disk, a process is made that waits for what to become: nothing of the command runs before. */
  async #recordAndMakeReady(pending: PendingJob): Promise<RecordedOrder<AuthorizedOrder>> {
    const {containment} = this.#options;
    const mayPark = !pending.work && fitsCell(pending.authorized.invocation);
    // The disk is at it by then.
    const making = mayPark ? setImmediate(() => containment.makeReady?.()) : undefined;
    try {
      return await pending.record();
    } finally {
      clearImmediate(making);
    }
  }

  #start(recorded: RecordedOrder<AuthorizedOrder>, facts: OpenFacts, pending: PendingJob): LiveJob {
    const {outputFolder, clock, gate} = this.#options;
    const {id, window} = facts;
    const {overflow, holdsOutput} = recorded.authorized.invocation;
    const dropsOldest = overflow === 'drop-oldest';
    const writer = holdsOutput
      ? new HeldOutput(outputFolder, id, window)
      : OutputWriter.create(outputFolder, id, {window, dropsOldest});
    const output = {writer, onGrown: () => gate.grown(id, writer.end)};
    const work = pending.work?.(output) ?? this.#startProcess(recorded, pending, output);
    return new LiveJob(facts, work, writer, clock);
  }

  #startProcess(
    recorded: RecordedOrder<AuthorizedOrder>,
    {whyNoLonger}: PendingJob,
    output: WorkOutput,
  ): Work {
    const {containment, terminalHost, clock, graceMs, inputs, transfers} = this.#options;
    const {order, invocation} = recorded.authorized;
    const {id} = order.payload;
    const {sideChannel} = invocation;
    const cancel = (message: string) => this.#jobs.open(id)?.cancel(message);
    return startJob(recorded, {
      ...output,
      containment,
      terminalHost,
      clock,
      graceMs: graceMs(),
      drainMs,
      whyNoLonger,
      onInput: bytes => inputs.taken(id, bytes),
      ...(sideChannel && {
        onSideChannel: (channel: Duplex) =>
          transfers.attend(id, {...workOf(recorded.authorized), cancel}, channel),
      }),
    });
  }
}

function workOf({order, invocation}: AuthorizedOrder): TransferWork {
  const {sideChannel: {share = '', put, quota} = {}, user, notAs} = invocation;
  return {
    place: {share, user, notAs},
    put: put && {person: order.principal.name, share: put.share},
    mayBeKept: put?.mayBeKept === true,
    quota,
  };
}

/** Returns why it is not to start, as things are now; undefined if it is. */
function whyNot({cause}: StartingJob, pending: PendingJob): UnstartedCause | undefined {
  if (cause) return cause;
  const message = pending.whyNoLonger();
  return message === undefined ? undefined : {reason: 'never-started', message};
}
