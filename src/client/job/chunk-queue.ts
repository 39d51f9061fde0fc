import {OneReader} from '../one-reader.ts';

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
 * each is handed over, which is when credit may be given back. Once the consumer left, all that waits and comes
 * is taken and dropped: a job whose output nobody wants any more goes on to its end.
 */
export class ChunkQueue {
  readonly #taken: (bytes: number) => void;
  readonly #reader: OneReader<Chunk>;
  #waiting: (Chunk | SmallChunks)[] = [];
  #unpacking: Iterator<Chunk, void, void> | undefined;
  #wake: (() => void) | undefined;
  #end: {error?: Error} | undefined;
  #isLeft = false;

  /** @param job the job, in words, for the error of a second consumer */
  constructor(job: string, taken: (bytes: number) => void) {
    this.#taken = taken;
    this.#reader = new OneReader(
      `the output of ${job} is read already, by a loop or by "await"; attach to the job to read it once more`,
      () => this.#leave(),
    );
  }

  /** True if a consumer was chosen: there can be only one. */
  get isClaimed(): boolean {
    return this.#reader.isTaken;
  }

  push(chunk: Chunk): void {
    if (this.#isLeft) {
      this.#drop(chunk);
      return;
    }
    const last = this.#waiting.length < mostAsTheyCame ? undefined : this.#waiting.at(-1);
    if (!(last instanceof SmallChunks && last.add(chunk)))
      this.#waiting.push(last && SmallChunks.accepts(chunk) ? new SmallChunks(chunk) : chunk);
    this.#wake?.();
  }

  /**
   * Nothing more will come. Chunks that wait are still handed over; then iteration ends, or throws `error`.
   */
  end(error?: Error): void {
    this.#end ??= error ? {error} : {};
    this.#wake?.();
  }

  /** @throws {ClientError} `output-taken` if there is a consumer, or was one */
  consume(): AsyncIterableIterator<Chunk, void, void> {
    return this.#reader.take(() => this.#chunks());
  }

  async *#chunks(): AsyncGenerator<Chunk, void, void> {
    for (;;) {
      for (let chunk = this.#next(); chunk; chunk = this.#next()) {
        this.#taken(chunk.bytes.length);
        yield chunk;
      }
      if (this.#isLeft) return;
      if (this.#end?.error) throw this.#end.error;
      if (this.#end) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  #next(): Chunk | undefined {
    for (;;) {
      const piece = this.#unpacking?.next();
      if (piece && !piece.done) return piece.value;
      const next = this.#waiting.shift();
      this.#unpacking = undefined;
      if (!(next instanceof SmallChunks)) return next;
      this.#unpacking = next[Symbol.iterator]();
    }
  }

  #leave(): void {
    this.#isLeft = true;
    for (let chunk = this.#next(); chunk; chunk = this.#next()) this.#drop(chunk);
    this.#wake?.();
  }

  #drop(chunk: Chunk): void {
    this.#taken(chunk.bytes.length);
    chunk.done();
  }
}

/**
 * Many small chunks in one buffer, in their order: a host that sends its output byte by byte must not make us
 * hold an object for each of millions of bytes. Neighbours of one channel become one.
 */
export class SmallChunks {
  readonly #offset: number;
  readonly #bytes = Buffer.allocUnsafeSlow(capacity);
  /** Of each byte its channel, as its place in `names`: lengths would take more where the channels take turns. */
  readonly #channels = new Uint8Array(capacity);
  #used = 0;

  constructor(chunk: Chunk) {
    this.#offset = chunk.offset;
    this.add(chunk);
  }

  /** True if a chunk is so small that a pack of them is worth its memory. */
  static accepts({bytes}: Chunk): boolean {
    return bytes.length <= largest;
  }

  /** Copies a chunk in; `false` if it has no room, or does not follow on what is there. */
  add({channel, offset, bytes}: Chunk): boolean {
    const end = this.#used + bytes.length;
    if (offset !== this.#offset + this.#used || end > capacity) return false;
    bytes.copy(this.#bytes, this.#used);
    this.#channels.fill(names.indexOf(channel), this.#used, end);
    this.#used = end;
    return true;
  }

  *[Symbol.iterator](): Generator<Chunk, void, void> {
    for (let at = 0; at < this.#used; ) {
      const place = this.#channels[at] ?? 0;
      let end = at + 1;
      while (end < this.#used && this.#channels[end] === place) end++;
      yield {
        channel: names[place] ?? 'stdout',
        offset: this.#offset + at,
        bytes: this.#bytes.subarray(at, end),
        done: () => {},
      };
      at = end;
    }
  }
}

/** Chunks that may wait as they came; beyond that small ones are packed. */
const mostAsTheyCame = 64;
/** Bytes of a pack. */
const capacity = 16 * 1024;
/** A chunk larger than this begins none. */
const largest = 1024;

const names: readonly Chunk['channel'][] = ['stdout', 'stderr'];
