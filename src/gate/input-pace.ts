/** Frames of input of one person that are passed on in one period. */
const mostFrames = 500;
const periodMs = 250;

/**
 * How fast one person's frames of input are passed on. The executor checks a signature for each, however little is in
 * it: many small ones must not take its time from others. Counts only; pure but for the clock that it is given.
 */
export class InputPace {
  readonly #now: () => number;
  readonly #counts = new Map<string, number>();
  #began = Number.NEGATIVE_INFINITY;

  /** `now` is in milliseconds of a clock that does not go back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a frame. Milliseconds for which this person's connections are not to be heard; 0 while there is room. */
  take(person: string): number {
    const now = this.#now();
    if (now - this.#began >= periodMs) {
      this.#began = now;
      this.#counts.clear();
    }
    const count = (this.#counts.get(person) ?? 0) + 1;
    this.#counts.set(person, count);
    return count <= mostFrames ? 0 : Math.max(1, this.#began + periodMs - now);
  }
}
