import type {Strangers} from '../gate-link/generated/link.ts';
import {RecentCounts} from './counting.ts';

/** Rejections are reported at most so often, and the first of them soon. */
const intervalMs = 60_000;
const soonMs = 1_000;
/** Lines about strangers in the server log, at most, in one interval. */
const mostLines = 100;

/**
 * Keeps count of peers that were turned away. Each goes to the server log, up to a bound; the account gets
 * one summary a minute: nobody outside can fill the disk.
 */
export class RejectedPeers {
  readonly #tell: (message: Strangers) => void;
  readonly #log: (line: string) => void;
  readonly #handshakes: RecentCounts;
  readonly #untold = new RecentCounts();
  #lines = 0;
  #timer: NodeJS.Timeout | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(tell: (message: Strangers) => void, log: (line: string) => void, handshakes: RecentCounts) {
    this.#tell = tell;
    this.#log = log;
    this.#handshakes = handshakes;
  }

  /** @param origin where it came from */
  add(origin: string, reason: string, message: string): void {
    this.#handshakes.add(reason);
    this.#untold.add(reason);
    if (this.#lines++ < mostLines) this.#log(`turned away ${origin}: ${message}`);
    const rest = this.#toldAt + intervalMs - performance.now();
    this.#timer ??= setTimeout(() => this.flush(), Math.max(soonMs, rest));
  }

  /** Reports the counts so far; also called when the gate ends. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    const counts = this.#untold.take();
    if (Object.keys(counts).length > 0) this.#tell({type: 'strangers', counts});
    this.#lines = 0;
  }
}
