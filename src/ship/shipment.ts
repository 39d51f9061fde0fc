import type {AccountReader, Bounds} from './account-reader.ts';
import {committedSize, growth, pause} from './growth.ts';

/** Consecutive entries: their lines in the account, without newlines. */
export interface Batch {
  /** The sequence number of the first of them. */
  readonly first: number;
  readonly lines: readonly Buffer[];
}

/** The batch sizes and pauses of a destination. Times are in milliseconds. */
export interface BatchPolicy {
  /** Limits of one batch. */
  readonly bounds: Bounds;
  /** The pause between the first new entry and the batch, so that entries that follow at once come along. */
  readonly gatherMs: number;
  /** A shipment ends when no entry came for so long, */
  readonly lingerMs: number;
  /** or it is this old: with 0 it is one batch, */
  readonly longestMs: number;
  /** or has so many entries. */
  readonly most: number;
}

/**
 * The entries that a destination takes as one. It asks for them in batches, and some of them may not be
 * written yet when it begins. The destination confirms them once, at the end of the shipment.
 */
export class Shipment implements AsyncIterable<Batch> {
  readonly #dir: string;
  readonly #reader: AccountReader;
  readonly #policy: BatchPolicy;
  readonly #stop: AbortSignal;
  #last: Buffer | undefined;

  /** @param stop ends the shipment with what is there */
  constructor(dir: string, reader: AccountReader, policy: BatchPolicy, stop: AbortSignal) {
    this.#dir = dir;
    this.#reader = reader;
    this.#policy = policy;
    this.#stop = stop;
  }

  /** The last line that was asked for. */
  get last(): Buffer | undefined {
    return this.#last;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch, void, void> {
    const {bounds, longestMs, most} = this.#policy;
    const begun = performance.now();
    for (let taken = 0; taken < most; ) {
      if (taken > 0 && performance.now() - begun >= longestMs) return;
      const size = await this.#available(begun);
      const first = this.#reader.next;
      if (size <= first) return;
      const lines = this.#reader.read(size, {...bounds, entries: Math.min(bounds.entries, most - taken)});
      this.#last = lines.at(-1);
      taken += lines.length;
      yield {first, lines};
    }
  }

  /** Returns the number of entries that can be read now, after waiting for some. */
  async #available(begun: number): Promise<number> {
    const {lingerMs, longestMs, gatherMs, bounds} = this.#policy;
    const {next} = this.#reader;
    const withinMs = Math.min(lingerMs, begun + longestMs - performance.now());
    const size = await growth(this.#dir, next, {signal: this.#stop, withinMs});
    if (size <= next || size - next >= bounds.entries) return size;
    await pause(gatherMs, this.#stop);
    return committedSize(this.#dir);
  }
}
