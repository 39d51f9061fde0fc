/** Some bytes of a job's output, in the order in which the host read them. */
export interface Chunk {
  readonly channel: 'stdout' | 'stderr';
  /** The offset of its first byte in the job's output, both channels counted together. */
  readonly offset: number;
  readonly bytes: Buffer;
  /**
   * May be called once nobody reads `bytes` any more: their memory is used again. Much output then takes less time and memory; it need
   * not be called.
   */
  readonly done: () => void;
}

/**
 * Chunks on their way to one consumer. Bounded by the credit that was granted for them: `taken` is called as
 * each is handed over, which is when credit may be given back.
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

  /** True if a consumer was chosen: there can be only one. */
  get isClaimed(): boolean {
    return this.#isClaimed;
  }

  push(chunk: Chunk): void {
    if (this.#waiting.length < mostAsTheyCame || !SmallChunks.accepts(chunk)) this.#waiting.push(chunk);
    else this.#pack(chunk);
    this.#wake?.();
  }

  /**
   * Nothing more will come. Chunks that wait are still handed over; then iteration ends, or throws `error`.
   */
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

/**
 * Many small chunks in one buffer, in their order: a host that sends its output byte by byte must not make us
 * hold an object for each of millions of bytes. Neighbours of one channel become one.
 */
class SmallChunks {
  readonly #offset: number;
  readonly #bytes = Buffer.allocUnsafeSlow(capacity);
  readonly #first: Chunk['channel'];
  /** Of pieces of the two channels in turn. */
  readonly #lengths: number[] = [];
  #last: Chunk['channel'] | undefined;
  #used = 0;

  constructor(chunk: Chunk) {
    this.#offset = chunk.offset;
    this.#first = chunk.channel;
    this.add(chunk);
  }

  static accepts({bytes}: Chunk): boolean {
    return bytes.length <= largest;
  }

  /** Copies a chunk in; `false` if it has no room, or does not follow on what is there. */
  add({channel, offset, bytes}: Chunk): boolean {
    if (offset !== this.#offset + this.#used || this.#used + bytes.length > capacity) return false;
    bytes.copy(this.#bytes, this.#used);
    this.#used += bytes.length;
    if (channel !== this.#last) this.#lengths.push(0);
    this.#lengths[this.#lengths.length - 1] = (this.#lengths.at(-1) ?? 0) + bytes.length;
    this.#last = channel;
    return true;
  }

  *[Symbol.iterator](): Generator<Chunk, void, void> {
    let at = 0;
    let channel = this.#first;
    for (const length of this.#lengths) {
      yield {
        channel,
        offset: this.#offset + at,
        bytes: this.#bytes.subarray(at, at + length),
        done: () => {},
      };
      at += length;
      channel = channel === 'stdout' ? 'stderr' : 'stdout';
    }
  }
}

/** Chunks that may wait as they came; beyond that small ones are packed. */
const mostAsTheyCame = 64;
/** Bytes of a pack. */
const capacity = 16 * 1024;
/** A chunk larger than this is kept as it is. */
const largest = 1024;
