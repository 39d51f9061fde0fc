import type {Outcome} from '../protocol/generated/wire.ts';
import type {Place} from './turns.ts';

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
  /** How it ended, once that is on disk. */
  readonly outcome: Outcome | undefined;
  /** Present while it waits for its turn. */
  readonly queue?: Queue;
  /** Ends it, unless it ended. */
  cancel(): void;
  /** Sends a signal to every process of it, where it runs. */
  signal(signal: NodeJS.Signals): void;
}

/** The wait of one job. */
export interface Queue {
  readonly place: Place;
  /** What becomes of it: the job that runs, or how it ended before it could. Never rejects. */
  readonly turn: Promise<TableJob>;
  /** Hears each new place, until the turn comes. */
  onMoved(listener: (place: Place) => void): void;
}
