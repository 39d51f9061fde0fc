import type {EntryPlace} from '../../audit/entry-place.ts';
import type {RunningJob} from '../../jobs/runner.ts';
import type {OutputWriter} from '../../output/writer.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {TableJob, Traits} from './table-job.ts';

/** Whose job it is and what it does. */
export interface JobFacts {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  /** Of the certificate that ordered it. */
  readonly serial: string;
  readonly window: number;
  readonly traits: Traits;
  readonly orphanMs: number | undefined;
}

/** A job that runs, until its end is recorded. */
export class LiveJob implements TableJob {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly serial: string;
  readonly window: number;
  readonly traits: Traits;
  readonly orphanMs: number | undefined;
  readonly startedAt: number;
  outcome: Outcome | undefined;
  entry: EntryPlace | undefined;
  /** Settles when the job's end was recorded, or could not be. */
  readonly recorded: Promise<void>;
  readonly #running: RunningJob;
  readonly #writer: OutputWriter;

  constructor(
    {id, owner, command, serial, window, traits, orphanMs}: JobFacts,
    startedAt: number,
    running: RunningJob,
    writer: OutputWriter,
    ended: (outcome: Outcome) => Promise<void>,
  ) {
    this.id = id;
    this.owner = owner;
    this.command = command;
    this.serial = serial;
    this.window = window;
    this.traits = traits;
    this.orphanMs = orphanMs;
    this.startedAt = startedAt;
    this.#running = running;
    this.#writer = writer;
    this.recorded = running.ended.then(ended);
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

  /** The reader of whoever submitted it has consumed what is below. */
  consumed(offset: number): void {
    this.#running.consumed(offset);
  }
}
