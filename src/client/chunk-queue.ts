import type {Chunk} from './chunk.ts';
import {SmallChunks} from './small-chunks.ts';

/** Chunks that may wait as they came; beyond that small ones are packed. */
const mostAsTheyCame = 64;

/**
 * Chunks on their way to one consumer. Bounded by the credit that was granted for them: `taken` is called as each
 * is handed over, which is when credit may be given back.
 */
export class ChunkQueue {
  readonly #taken: (bytes: number) => void;
  #waiting: (Chunk | SmallChunks)[] = [];
  #wake: (() => void) | undefined;
  #end: {error?: Error} | undefined;
  #isClaimed = false;

  constructor(taken: (bytes: number) => void) {
    this.#taken = taken;
  }

  /** Whether a consumer was chosen: there can be only one. */
  get isClaimed(): boolean {
    return this.#isClaimed;
  }

  push(chunk: Chunk): void {
    if (this.#waiting.length < mostAsTheyCame || !SmallChunks.accepts(chunk)) this.#waiting.push(chunk);
    else this.#pack(chunk);
    this.#wake?.();
  }

  /** Nothing more will come. What waits is still handed over; then iteration ends, or throws `error`. */
  end(error?: Error): void {
    this.#end ??= error ? {error} : {};
    this.#wake?.();
  }

  async *consume(): AsyncGenerator<Chunk, void, void> {
    this.#isClaimed = true;
    for (;;) {
      const ready = this.#waiting;
      this.#waiting = [];
      for (const entry of ready) {
        for (const chunk of entry instanceof SmallChunks ? entry : [entry]) {
          this.#taken(chunk.bytes.length);
          yield chunk;
        }
      }
      if (this.#waiting.length > 0) continue;
      if (this.#end?.error) throw this.#end.error;
      if (this.#end) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
  #pack(chunk: Chunk): void {
    const last = this.#waiting.at(-1);
    if (last instanceof SmallChunks && last.add(chunk)) return;
    this.#waiting.push(new SmallChunks(chunk));
  }
}
