/** Some bytes of a job's output, in the order in which the host read them. */
export interface Chunk {
  readonly channel: 'stdout' | 'stderr';
  /** Where it stands in the job's output, both channels counted together. */
  readonly offset: number;
  readonly bytes: Buffer;
}

/**
 * Chunks on their way to one consumer. Bounded by the credit that was granted for them: `taken` is called as each
 * is handed over, which is when credit may be given back.
 */
export class ChunkQueue {
  readonly #taken: (bytes: number) => void;
  #chunks: Chunk[] = [];
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
    this.#chunks.push(chunk);
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
      const ready = this.#chunks;
      this.#chunks = [];
      for (const chunk of ready) {
        this.#taken(chunk.bytes.length);
        yield chunk;
      }
      if (this.#chunks.length > 0) continue;
      if (this.#end?.error) throw this.#end.error;
      if (this.#end) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
}
