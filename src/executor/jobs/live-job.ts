import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Clock} from '../../base/clock.ts';
import type {OutputWriter} from '../../output-log/writer.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {RunningJob} from '../../runner/runner.ts';
import type {Caller} from '../trust/trust.ts';
import type {RecordedEnd} from './record-end.ts';
import type {TableJob, Traits} from './table-job.ts';

/** Whose job it is and what it does. */
export interface JobFacts {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  /** Who ordered it, by the certificate of then. */
  readonly orderedBy: Caller;
  /** It only shows something to who ordered it, and is of no use to anybody else. */
  readonly isReading: boolean;
  readonly window: number;
  readonly traits: Traits;
  readonly orphanMs: number | undefined;
}

/** A job that runs, until its end is recorded. */
export class LiveJob implements TableJob {
  readonly facts: JobFacts;
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly window: number;
  readonly traits: Traits;
  readonly orphanMs: number | undefined;
  outcome: Outcome | undefined;
  entry: EntryPlace | undefined;
  /** Settles when the job's end was recorded, or could not be. */
  readonly settled: Promise<void>;
  readonly #running: RunningJob;
  readonly #writer: OutputWriter;
  readonly #clock: Clock;
  readonly #began: number;

  constructor(
    facts: JobFacts,
    clock: Clock,
    running: RunningJob,
    writer: OutputWriter,
    ended: (outcome: Outcome) => Promise<void>,
  ) {
    this.facts = facts;
    this.id = facts.id;
    this.owner = facts.owner;
    this.command = facts.command;
    this.window = facts.window;
    this.traits = facts.traits;
    this.orphanMs = facts.orphanMs;
    this.#clock = clock;
    this.#began = clock.monotonic();
    this.#running = running;
    this.#writer = writer;
    this.settled = running.ended.then(ended);
  }

  /** By the clock as it is now: since then as much has passed as it says, also where it was set. */
  get startedAt(): number {
    return Math.round(this.#clock.now() - (this.#clock.monotonic() - this.#began));
  }

  /** Whether its process was started: until then whatever ends it keeps it from running. */
  get hasBegun(): boolean {
    return this.#running.hasBegun;
  }

  get input(): RunningJob['input'] {
    return this.#running.input;
  }

  get end(): number {
    return this.#writer.end;
  }

  cancel(message?: string): void {
    this.#running.cancel('cancelled', message);
  }

  signal(signal: NodeJS.Signals): void {
    this.#running.signal(signal);
  }

  stop(): void {
    this.#running.cancel('server-stopped');
  }

  /** Its end is on disk, and this is what may be told. */
  ended({outcome, entry}: RecordedEnd): void {
    this.outcome = outcome;
    this.entry = entry;
  }

  /** The reader of whoever submitted it has consumed what is below. */
  consumed(offset: number): void {
    this.#running.consumed(offset);
  }
}
