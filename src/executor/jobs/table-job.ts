import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Outcome, Started} from '../../protocol/generated/wire.ts';
import type {JobInput} from '../../runner/job-input.ts';
import type {QueuePosition} from './job-queue.ts';

/** A job as those who ask for it see it: one that waits, runs, or ended while it was still of interest. */
export interface TableJob {
  readonly id: string;
  /** Who ordered it. */
  readonly owner: string;
  readonly command: string;
  /** The offset after the last byte of its output so far. */
  readonly end: number;
  /** Bytes of its output that are kept on disk at most. */
  readonly window: number;
  /** When its process was started, by the host's clock; null where none was yet, or nobody knows. */
  readonly startedAt: number | null;
  /** How it ended, once that is on disk. */
  readonly outcome: Outcome | undefined;
  /** Where the account says how, once it does. */
  readonly entry?: EntryPlace | undefined;
  /** What its readers are told when they begin. */
  readonly traits: Traits;
  /** Where it takes input from its caller. */
  readonly input?: JobInput | undefined;
  /** Milliseconds after which it is cancelled where its owner is lost; undefined where it then goes on. */
  readonly orphanMs?: number | undefined;
  /** Present while it waits for its turn. */
  readonly queue?: Queue;
  /** Ends it, unless it ended. */
  cancel(message?: string): void;
  /** Sends a signal to every process of it, where it runs. */
  signal(signal: NodeJS.Signals): void;
}

export type Traits = Pick<Started, 'terminal' | 'overflow' | 'unfed'>;

/** The wait of one job. */
export interface Queue {
  readonly place: QueuePosition;
  /** What becomes of it: the job that runs, or how it ended before it could. Never rejects. */
  readonly turn: Promise<TableJob>;
  /** Hears each new place, until the turn comes. */
  onMoved(listener: (place: QueuePosition) => void): void;
}
