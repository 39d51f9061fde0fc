/** So long after its last tab a dashboard ends, minutes. */
const idleMinutes = 60;

/**
 * When a dashboard ends by itself: an hour of awake time after its last tab, and never while a run that it holds goes on. Time is
 * what ticks: a machine that sleeps has none. Pure.
 */
export class Lifetime {
  #idle = 0;

  /** Each minute. True if it is time to end. */
  tick({tabs, runs}: {readonly tabs: number; readonly runs: number}): boolean {
    this.#idle = tabs > 0 || runs > 0 ? 0 : this.#idle + 1;
    return this.#idle >= idleMinutes;
  }
}
