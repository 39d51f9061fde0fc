import {longestTimerMs} from '../base/clock.ts';

/**
 * Calls back once when nothing was heard for a time. Stands still while paused, and begins anew when resumed.
 */
export class SilenceTimer {
  readonly #ms: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout | undefined;
  #heard = 0;

  /** Runs at once. */
  constructor(ms: number, onSilence: () => void) {
    this.#ms = Math.min(ms, longestTimerMs);
    this.#onSilence = onSilence;
    this.resume();
  }

  heard(): void {
    this.#heard++;
    this.#timer?.refresh();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  resume(): void {
    this.#timer ??= setTimeout(() => this.#confirm(), this.#ms);
  }

  /** A process that was late to its timers is late to its pipes: what waits there was said in time. */
  #confirm(): void {
    const timer = this.#timer;
    const heard = this.#heard;
    setImmediate(() => {
      if (this.#timer === timer && this.#heard === heard) this.#onSilence();
    });
  }
}

/** A timer for any number of milliseconds. Gives what stops it. */
export function startTimer(ms: number, onTime: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (rest: number) => {
    timer = setTimeout(
      () => (rest > longestTimerMs ? arm(rest - longestTimerMs) : onTime()),
      Math.min(rest, longestTimerMs),
    );
  };
  arm(ms);
  return () => clearTimeout(timer);
}
