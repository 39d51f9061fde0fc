import type {Report} from '../../gate-link/generated/link.ts';
import type {Logger} from '../../server-log/logger.ts';
import {LineRate} from '../line-rate.ts';

/** An honest gate sums up once a minute; what comes sooner than this is added to the next summary. */
const leastBetweenMs = 30_000;
/** Reasons in one summary; what an entry holds. */
const mostReasons = 32;

/**
 * Holds a gate to what an honest one says: one that was taken over must not fill the account, nor push everything
 * else out of the server log. `now` is in milliseconds of a clock that does not go back.
 */
export class GateReports {
  readonly #log: Pick<Logger, Report['level']>;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #summedAt = Number.NEGATIVE_INFINITY;
  readonly #rate: LineRate;

  constructor(log: Pick<Logger, Report['level']>, now: () => number) {
    this.#log = log;
    this.#now = now;
    this.#rate = new LineRate(now);
  }

  /** Writes a line of the server log that a gate can cause: as many as may be. The next says how many were not written. */
  note(level: Report['level'], facts: object, text: string): void {
    if (!this.#rate.may(text.length + JSON.stringify(facts).length)) return;
    this.#log[level]({...facts, ...this.#rate.leftOut()}, text);
  }

  /** Takes what the gate counted; gives the summary that is due, if one is. */
  strangers(counts: Readonly<Record<string, number>>): Record<string, number> | undefined {
    for (const [reason, count] of Object.entries(counts)) {
      if (!this.#counts.has(reason) && this.#counts.size >= mostReasons) continue;
      const sum = (this.#counts.get(reason) ?? 0) + count;
      this.#counts.set(reason, Math.min(sum, Number.MAX_SAFE_INTEGER));
    }
    const now = this.#now();
    if (now - this.#summedAt < leastBetweenMs) return undefined;
    this.#summedAt = now;
    const due = Object.fromEntries(this.#counts);
    this.#counts = new Map();
    return due;
  }
}
