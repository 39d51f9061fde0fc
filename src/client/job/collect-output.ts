import type {Chunk} from './chunk-queue.ts';

/** All output of a job. */
export type Collected = Record<Chunk['channel'], Buffer>;

/**
 * Keeps all pieces.
 *
 * @param take is asked before a piece is kept, with its bytes and those of all so far, it included; throws if they are too many
 * @throws what `take` throws, and what ended the output
 */
export async function collectOutput(
  chunks: AsyncIterable<Chunk>,
  take: (bytes: number, total: number) => void,
): Promise<Collected> {
  const pieces = {stdout: new Pieces(), stderr: new Pieces()};
  let total = 0;
  for await (const {channel, bytes, done} of chunks) {
    total += bytes.length;
    take(bytes.length, total);
    pieces[channel].add(bytes);
    done();
  }
  return {stdout: pieces.stdout.joined(), stderr: pieces.stderr.joined()};
}

/** A piece that is longer than this has memory of its own. */
const largest = 1024;
/** Bytes that shorter pieces share. */
const blockBytes = 16 * 1024;

/** Pieces of one channel. A host that sends byte by byte must not make us hold an object for each byte. */
class Pieces {
  readonly #whole: Buffer[] = [];
  #block = Buffer.alloc(0);
  #used = 0;

  add(bytes: Buffer): void {
    if (bytes.length <= largest) this.#addToBlock(bytes);
    else {
      this.#closeBlock();
      this.#whole.push(Buffer.from(bytes));
    }
  }

  joined(): Buffer {
    this.#closeBlock();
    return Buffer.concat(this.#whole);
  }

  #addToBlock(bytes: Buffer): void {
    if (this.#used + bytes.length > this.#block.length) {
      this.#closeBlock();
      this.#block = Buffer.allocUnsafeSlow(blockBytes);
    }
    bytes.copy(this.#block, this.#used);
    this.#used += bytes.length;
  }

  #closeBlock(): void {
    if (this.#used > 0) this.#whole.push(this.#block.subarray(0, this.#used));
    this.#block = this.#block.subarray(this.#used);
    this.#used = 0;
  }
}
