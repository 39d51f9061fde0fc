import type {FoundTold} from '../told.ts';

/** Hits that are kept: nobody walks through more. */
export const mostHits = 10_000;

/**
 * A search over a run's output, by as many questions as it takes: each answer brings its hits and says where to go on. It ends at
 * the end of the output, by {@link stop}, or with {@link mostHits}.
 */
export class OutputSearch {
  readonly #ask: (from: number) => Promise<FoundTold>;
  readonly #changed: () => void;
  readonly #hits: number[] = [];
  #next = 0;
  #covered = 0;
  #gone = 0;
  #isRunning = false;

  /** @param ask searches a part, from an offset on @param changed hears of each answer, and of the end */
  constructor(ask: (from: number) => Promise<FoundTold>, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Offsets of hits, in order. */
  get hits(): readonly number[] {
    return this.#hits;
  }

  /** Bytes from the beginning on that were searched, and those of them that are gone. */
  get covered(): number {
    return this.#covered;
  }

  get gone(): number {
    return this.#gone;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  get isFull(): boolean {
    return this.#hits.length >= mostHits;
  }

  /** Searches what was not searched yet. Rejects as `ask` does; it may be called again. */
  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#changed();
    try {
      while (this.#isRunning && !this.isFull && (await this.#part()));
    } finally {
      this.#isRunning = false;
      this.#changed();
    }
  }

  stop(): void {
    this.#isRunning = false;
  }

  /** False if there is nothing further. */
  async #part(): Promise<boolean> {
    const {hits, covered, next, gone, end} = await this.#ask(this.#next);
    const goesOn = covered > this.#covered && covered < end;
    this.#hits.push(...hits.slice(0, mostHits - this.#hits.length));
    this.#covered = Math.max(this.#covered, covered);
    this.#next = next;
    this.#gone += gone;
    this.#changed();
    return goesOn;
  }
}
