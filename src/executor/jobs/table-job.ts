import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {HeldOutput} from '../../output-log/held-output.ts';
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
  /** Its outcome, once that is on disk. */
  readonly outcome: Outcome | undefined;
  /** The entry of that outcome, once there is one. */
  readonly entry?: EntryPlace | undefined;
  /** Its input, if it takes any from its caller. */
  readonly input?: JobInput | undefined;
  /** Its output, if that is in memory while it runs. */
  readonly held?: HeldOutput | undefined;
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
  /** Resolves with the job that runs, or that ended before it could. Never rejects. */
  readonly turn: Promise<TableJob>;
  /** Calls back with each new position, until the turn comes. */
  onMoved(listener: (position: QueuePosition) => void): void;
}
