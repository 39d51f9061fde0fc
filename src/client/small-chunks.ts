import type {Chunk} from './chunk.ts';

/** Bytes of a pack. */
const capacity = 16 * 1024;
/** A chunk larger than this is kept as it is. */
const largest = 1024;

/**
 * Many small chunks in one buffer, in their order: a host that sends its output byte by byte must not make us hold an
 * object for each of millions of bytes. Neighbours of one channel become one.
 */
export class SmallChunks {
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

  /** Copies a chunk in; `false` where it has no room, or does not follow on what is there. */
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
      yield {channel, offset: this.#offset + at, bytes: this.#bytes.subarray(at, at + length)};
      at += length;
      channel = channel === 'stdout' ? 'stderr' : 'stdout';
    }
  }
}
