/** Lines for the server log in one minute. */
const mostLines = 600;
const minuteMs = 60_000;

/** How many lines of the server log one of our processes may fill. `now` is in milliseconds of a clock that does not go back. */
export class LineRate {
  readonly #now: () => number;
  #minute = Number.NEGATIVE_INFINITY;
  #lines = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether one more may be written. */
  may(): boolean {
    const now = this.#now();
    if (now - this.#minute >= minuteMs) {
      this.#minute = now;
      this.#lines = 0;
    }
    return ++this.#lines <= mostLines;
  }
}
