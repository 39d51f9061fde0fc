import {startTimer} from '../../runner/silence-timer.ts';

/** A job that is cancelled where its owner is lost and does not come back. */
export interface Orphanable {
  readonly facts: {
    readonly id: string;
    /** Milliseconds; undefined for a job that goes on all the same. */
    readonly orphanMs?: number | undefined;
  };
  cancel(message: string): void;
}

interface Held {
  readonly job: Orphanable;
  readonly orphanMs: number;
  /** Of the last stream that was to hold it. */
  number: number;
  isHeld: boolean;
  stopTimer: (() => void) | undefined;
}

/**
 * Which jobs are held by a stream of their owner. One whose last stream was lost, not let go on purpose, has as long
 * as its catalogue says until somebody has to have come back. Jobs without such a time cost nothing here.
 */
export class Orphans {
  readonly #jobs = new Map<string, Held>();

  /** A stream holds it; those of one gate are numbered upward. */
  held(job: Orphanable, number: number): void {
    const {id, orphanMs} = job.facts;
    if (orphanMs === undefined) return;
    const held = this.#jobs.get(id) ?? {job, orphanMs, number, isHeld: true, stopTimer: undefined};
    this.#jobs.set(id, held);
    held.number = number;
    held.isHeld = true;
    held.stopTimer?.();
    held.stopTimer = undefined;
  }

  /** The order of a job came by a gate that died since: its owner has to come back, unless a stream holds it already. */
  abandoned(job: Orphanable): void {
    if (this.#jobs.get(job.facts.id)?.isHeld) return;
    this.held(job, 0);
    this.left(job.facts.id, 0, true);
  }

  /** The last of the streams up to `number` is gone; `lost` unless its client let the job go. */
  left(job: string, number: number, lost: boolean): void {
    const held = this.#jobs.get(job);
    if (held?.isHeld && held.number <= number) leave(held, lost);
  }

  /** All streams are gone. */
  gateDied(): void {
    for (const held of this.#jobs.values()) if (held.isHeld) leave(held, true);
  }

  ended(job: string): void {
    this.#jobs.get(job)?.stopTimer?.();
    this.#jobs.delete(job);
  }
}

function leave(held: Held, lost: boolean): void {
  held.isHeld = false;
  if (!lost) return;
  const {job, orphanMs} = held;
  held.stopTimer = startTimer(orphanMs, () =>
    job.cancel(`the connection to its owner was lost, and nobody came back for it within ${shown(orphanMs)}`),
  );
}

const units = {d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1} as const;

/** A duration as catalogues have it. */
function shown(ms: number): string {
  const [unit, size] = Object.entries(units).find(([, length]) => ms % length === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}
