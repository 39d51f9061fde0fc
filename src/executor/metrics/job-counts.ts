import {durationBounds} from '../../gate-link/duration-bounds.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {other} from './count-table.ts';

/** Commands that have counts of their own, at most. */
const mostCommands = 500;

type Ended = Pick<Outcome, 'reason' | 'exit' | 'startedAt' | 'endedAt'>;

/** Ended jobs by command and outcome, and how long those that ran have run. */
export class JobCounts {
  readonly #ended = new Map<string, Map<string, number>>();
  readonly #buckets: number[] = Array.from({length: durationBounds.length + 1}, () => 0);
  #sumMs = 0;

  /** Has counts from now on for these, as far as there is room; the first `ended` of any other is `other`. */
  know(commands: Iterable<string>): void {
    for (const command of commands) {
      if (this.#ended.size >= mostCommands) return;
      if (!this.#ended.has(command)) this.#ended.set(command, new Map());
    }
  }

  ended(command: string, outcome: Ended): void {
    const known = this.#ended.has(command) ? command : other;
    const outcomes = this.#ended.get(known) ?? new Map<string, number>();
    const word = outcomeOf(outcome);
    this.#ended.set(known, outcomes.set(word, (outcomes.get(word) ?? 0) + 1));
    const {startedAt, endedAt} = outcome;
    // A clock that was set back meanwhile makes it a job of no duration.
    if (startedAt !== null && endedAt !== null) this.#took(Math.max(0, endedAt - startedAt));
  }

  get jobs(): Record<string, Record<string, number>> {
    return Object.fromEntries(
      [...this.#ended].map(([command, outcomes]) => [command, Object.fromEntries(outcomes)]),
    );
  }

  get durations(): {buckets: number[]; sumMs: number} {
    return {buckets: [...this.#buckets], sumMs: this.#sumMs};
  }

  #took(ms: number): void {
    this.#sumMs += ms;
    const index = durationBounds.findIndex(bound => ms <= bound * 1000);
    const bucket = index < 0 ? durationBounds.length : index;
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
  }
}

/** The outcome of a job as it is counted: an exit status is good or not, all else has its own word. */
function outcomeOf({reason, exit}: Ended): string {
  if (reason !== 'exited') return reason;
  return exit === 0 ? 'succeeded' : 'failed';
}
