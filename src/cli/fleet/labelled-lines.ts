/** Bytes of a line that are held until its end comes; a longer one is broken. */
const longest = 256 * 1024;
const newline = 0x0a;
const lineEnd = Buffer.from('\n');

/**
 * Makes whole lines of one channel of a host's output, each with a label before it. Bytes are passed on as
 * they are. The last line gets an end if it has none.
 */
export class LabelledLines {
  readonly #label: Buffer;
  /** The beginning of a line, in memory of our own: what comes may be a byte of a large piece. */
  #held = Buffer.alloc(0);
  #size = 0;

  constructor(label: string) {
    this.#label = Buffer.from(label);
  }

  /** The lines that ended in these bytes; empty if none did. */
  push(bytes: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      pieces.push(this.#label, this.#take(), bytes.subarray(from, at + 1));
      from = at + 1;
    }
    this.#hold(bytes.subarray(from));
    if (this.#size >= longest) pieces.push(this.#label, this.#take(), lineEnd);
    return Buffer.concat(pieces);
  }

  /** The rest. */
  end(): Buffer {
    return this.#size === 0 ? Buffer.alloc(0) : Buffer.concat([this.#label, this.#take(), lineEnd]);
  }

  #hold(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    if (size > this.#held.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#held.length));
      this.#held.copy(larger, 0, 0, this.#size);
      this.#held = larger;
    }
    bytes.copy(this.#held, this.#size);
    this.#size = size;
  }

  #take(): Buffer {
    const taken = this.#held.subarray(0, this.#size);
    this.#held = Buffer.alloc(0);
    this.#size = 0;
    return taken;
  }
}
