import type {RecordedOrder} from '../../audit/entry/recorded-order.ts';
import type {Account} from '../../audit/log/account.ts';
import type {Clock} from '../../base/clock.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {Orphans} from '../gate/orphans.ts';
import type {PresentGate} from '../gate/present-gate.ts';
import type {JobInputs} from '../input/job-inputs.ts';
import type {Counters} from '../metrics/counters.ts';
import type {JobTransfers} from '../transfers/transfers.ts';
import type {AllJobs} from './all-jobs.ts';
import {EndedJob} from './ended-job.ts';
import type {OpenFacts} from './job-facts.ts';
import type {LiveJob} from './live-job.ts';
import type {PendingJob} from './pending-job.ts';
import type {UnstartedCause} from './record-end.ts';
import {neverStarted, recordEnd, unrecorded} from './record-end.ts';
import {StartingJob} from './starting-job.ts';

export interface EndOptions {
  readonly account: Account;
  readonly clock: Clock;
  /** Hears how jobs ended. */
  readonly gate: PresentGate;
  readonly inputs: JobInputs;
  readonly orphans: Orphans;
  readonly transfers: JobTransfers;
  readonly counters: Counters;
  /** The end of a job could not be recorded. */
  readonly failed: (error: unknown) => void;
}

/** Ends jobs: the end is on disk before anybody is told of it. */
export class JobEnds {
  readonly #jobs: AllJobs;
  readonly #options: EndOptions;
  readonly #left: (id: string) => void;

  /** @param left the place of a job is free for the next */
  constructor(jobs: AllJobs, options: EndOptions, left: (id: string) => void) {
    this.#jobs = jobs;
    this.#options = options;
    this.#left = left;
  }

  /** Records that nothing of a job ran. `seq` is the number of its last entry. Never rejects. */
  async unstarted(
    {authorized}: PendingJob,
    facts: OpenFacts,
    seq: Promise<number> | number,
    cause: UnstartedCause,
  ): Promise<EndedJob> {
    const job = new StartingJob(facts, cause);
    this.#jobs.put(job);
    this.#left(facts.id);
    const outcome = neverStarted(cause.reason, this.#options.clock.now(), cause.message);
    const told = await Promise.resolve(seq).then(
      start => recordEnd(authorized, start, {outcome}, this.#options),
      () => ({outcome: unrecorded(outcome)}),
    );
    this.#options.counters.jobs.ended(facts.command, told.outcome);
    const ended = new EndedJob(facts, {end: 0, ...told});
    this.#jobs.ended(ended);
    job.became(ended);
    return ended;
  }

  /** Records how a job ended that ran. */
  async ended(
    job: LiveJob,
    {authorized, seq}: RecordedOrder<AuthorizedOrder>,
    outcome: Outcome,
  ): Promise<void> {
    const {facts} = job;
    const {gate, inputs, orphans, transfers, counters} = this.#options;
    // A helper that was asked to stop when all had its name goes on to its end.
    const isDone = outcome.exit === 0;
    const manifest = isDone ? transfers.manifestOf(facts.id) : undefined;
    const told = await recordEnd(authorized, seq, {outcome, manifest}, this.#options);
    job.ended(told);
    const {end} = job;
    counters.jobs.ended(facts.command, told.outcome);
    counters.output += end;
    this.#jobs.ended(new EndedJob(facts, {end, ...told}));
    // Others who end it, as where its owner is lost, say why.
    const isGivenUp = outcome.reason === 'cancelled' && outcome.message === undefined;
    transfers.ended(facts.id, {isDone, isGivenUp});
    if (authorized.command === 'share-rm' && authorized.files) transfers.removedFrom(authorized.files.share);
    inputs.ended(facts.id);
    orphans.ended(facts.id);
    gate.finished({id: facts.id, end, ...told});
    this.#left(facts.id);
  }
}
