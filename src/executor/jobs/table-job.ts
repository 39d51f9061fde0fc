import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {JobInput} from '../../runner/job-input.ts';
import type {JobFacts} from './job-facts.ts';
import type {QueuePosition} from './job-queue.ts';

/** A job as others see it: one that waits, runs, or ended while it was still of interest. */
export interface TableJob {
  readonly facts: JobFacts;
  /** The offset after the last byte of its output so far. */
  readonly end: number;
  /** When it began, by the host's clock; null if it did not yet, or nobody knows. */
  readonly startedAt: number | null;
  /** How it ended, once that is on disk. */
  readonly outcome: Outcome | undefined;
  /** Where the account says how, once it does. */
  readonly entry?: EntryPlace | undefined;
  /** Where it takes input from its caller. */
  readonly input?: JobInput | undefined;
  /** Present while it waits for its turn. */
  readonly queue?: Queue;
  /** Ends it, unless it ended. */
  cancel(message?: string): void;
  /** Sends a signal to every process of it, where it runs. */
  signal(signal: NodeJS.Signals): void;
}

/** The wait of one job. */
export interface Queue {
  readonly position: QueuePosition;
  /** What becomes of it: the job that runs, or how it ended before it could. Never rejects. */
  readonly turn: Promise<TableJob>;
  /** Calls back with each new position, until the turn comes. */
  onMoved(listener: (position: QueuePosition) => void): void;
}
