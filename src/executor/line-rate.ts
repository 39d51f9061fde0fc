/** Lines for the server log in one minute, and characters of them together: 50 MB of log files are good for half a day of it. */
const mostLines = 600;
const mostCharacters = 64 * 1024;
const minuteMs = 60_000;

/**
 * Limits the lines of one of our processes in the server log. `now` is in milliseconds of a clock that does
 * not go back.
 */
export class LineRate {
  readonly #now: () => number;
  #minute = Number.NEGATIVE_INFINITY;
  #lines = 0;
  #characters = 0;
  #leftOut = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** True if one more line, of so many characters, may be written. */
  may(characters = 0): boolean {
    const now = this.#now();
    if (now - this.#minute >= minuteMs) {
      this.#minute = now;
      this.#lines = 0;
      this.#characters = 0;
    }
    this.#lines++;
    this.#characters += characters;
    const isWithin = this.#lines <= mostLines && this.#characters <= mostCharacters;
    if (!isWithin) this.#leftOut++;
    return isWithin;
  }

  /** Returns the number of lines that were not written since this was asked last, for the next that is. */
  leftOut(): {leftOut?: number} {
    const leftOut = this.#leftOut;
    this.#leftOut = 0;
    return leftOut > 0 ? {leftOut} : {};
  }
}
