import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Clock} from '../../base/clock.ts';
import {HeldOutput} from '../../output-log/held-output.ts';
import type {JobOutput} from '../../output-log/writer.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {RunningJob} from '../../runner/runner.ts';
import type {OpenFacts} from './job-facts.ts';
import type {RecordedEnd} from './record-end.ts';
import type {TableJob} from './table-job.ts';

/**
 * The work of a job: the process of a command, or something that the executor does itself, without a process.
 */
export type Work = Pick<RunningJob, 'hasBegun' | 'ended' | 'consumed' | 'input' | 'signal' | 'cancel'>;

/** A job that runs, until its end is recorded. */
export class LiveJob implements TableJob {
  readonly facts: OpenFacts;
  outcome: Outcome | undefined;
  entry: EntryPlace | undefined;
  readonly #work: Work;
  readonly #output: Pick<JobOutput, 'end'>;
  readonly #clock: Clock;
  readonly #began: number;
  #settled: Promise<void> = Promise.resolve();

  constructor(facts: OpenFacts, work: Work, output: Pick<JobOutput, 'end'>, clock: Clock) {
    this.facts = facts;
    this.#clock = clock;
    this.#began = clock.monotonic();
    this.#work = work;
    this.#output = output;
  }

  /** By the clock as it is now: since then as much has passed as it says, also where it was set. */
  get startedAt(): number {
    return Math.round(this.#clock.now() - (this.#clock.monotonic() - this.#began));
  }

  /** True if its work was begun: until then whatever ends it keeps it from that. */
  get hasBegun(): boolean {
    return this.#work.hasBegun;
  }

  get input(): Work['input'] {
    return this.#work.input;
  }

  get end(): number {
    return this.#output.end;
  }

  get held(): HeldOutput | undefined {
    return this.#output instanceof HeldOutput ? this.#output : undefined;
  }

  async told(): Promise<TableJob> {
    return this;
  }

  /** Settles when its end was recorded, or could not be. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** `record` records its end, and is waited for before it counts as ended. */
  endBy(record: (outcome: Outcome) => Promise<void>): void {
    this.#settled = this.#work.ended.then(record);
  }

  cancel(message?: string): void {
    this.#work.cancel('cancelled', message);
  }

  signal(signal: NodeJS.Signals): void {
    this.#work.signal(signal);
  }

  stop(): void {
    this.#work.cancel('server-stopped');
  }

  /** Its end is on disk, and this is what may be told. */
  ended({outcome, entry}: RecordedEnd): void {
    this.outcome = outcome;
    this.entry = entry;
  }

  /** The reader of the submitter has consumed what is below. */
  consumed(offset: number): void {
    this.#work.consumed(offset);
  }
}
