const periodMs = 250;

/**
 * Limits how much of one person is taken in a period, in units of its owner's choice: work that costs us more
 * than the person who sends it must not take our time from others. Counts only; pure but for the clock that
 * it is given.
 */
export class Pace {
  readonly #most: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, number>();
  #began = Number.NEGATIVE_INFINITY;

  /** `now` is in milliseconds of a clock that does not go back. */
  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  /**
   * Counts what came. Milliseconds for which this person's connections are not to be heard; 0 while there is
   * room.
   */
  take(person: string, cost = 1): number {
    const now = this.#now();
    if (now - this.#began >= periodMs) {
      this.#began = now;
      this.#counts.clear();
    }
    const count = (this.#counts.get(person) ?? 0) + cost;
    this.#counts.set(person, count);
    return count <= this.#most ? 0 : Math.max(1, this.#began + periodMs - now);
  }
}
