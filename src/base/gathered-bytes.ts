/** A piece that is longer than this has memory of its own. */
const largest = 1024;
/** Bytes that shorter pieces share. */
const blockBytes = 16 * 1024;

/**
 * Pieces of bytes, copied as they come, that are one in the end. Of a sender that sends byte by byte it holds blocks, and not
 * an object for each byte.
 */
export class GatheredBytes {
  #pieces: Buffer[] = [];
  #block = Buffer.alloc(0);
  #used = 0;
  #length = 0;

  /** Bytes that are held. */
  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (bytes.length <= largest) this.#addToBlock(bytes);
    else {
      this.#closeBlock();
      this.#pieces.push(Buffer.from(bytes));
    }
  }

  /** Returns all of them, and holds none any more. */
  take(): Buffer {
    this.#closeBlock();
    // Joined in any case: a few bytes must not keep a block.
    const taken = Buffer.concat(this.#pieces);
    this.clear();
    return taken;
  }

  clear(): void {
    this.#closeBlock();
    this.#pieces = [];
    this.#length = 0;
  }

  #addToBlock(bytes: Uint8Array): void {
    if (this.#used + bytes.length > this.#block.length) {
      this.#closeBlock();
      this.#block = Buffer.allocUnsafeSlow(blockBytes);
    }
    this.#block.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  #closeBlock(): void {
    if (this.#used > 0) this.#pieces.push(this.#block.subarray(0, this.#used));
    this.#block = this.#block.subarray(this.#used);
    this.#used = 0;
  }
}
