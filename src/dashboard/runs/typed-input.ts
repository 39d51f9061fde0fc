/** Bytes that may wait for a command that does not read. */
const most = 1024 * 1024;

/** The text that is typed in the page for the standard input of a run, as an iterable of bytes. One reader. */
export class TypedInput implements AsyncIterable<Uint8Array> {
  readonly #waiting: Uint8Array[] = [];
  #size = 0;
  #isOver = false;
  #wake: (() => void) | undefined;

  get isOver(): boolean {
    return this.#isOver;
  }

  /** False, and nothing is taken, where too much waits or the end was told. */
  push(bytes: Uint8Array): boolean {
    if (this.#isOver || this.#size + bytes.length > most) return false;
    if (bytes.length > 0) this.#waiting.push(bytes);
    this.#size += bytes.length;
    this.#wake?.();
    return true;
  }

  end(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  /** Ends it, and keeps nothing that was not read: it may be a password. */
  discard(): void {
    this.#waiting.length = 0;
    this.#size = 0;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    for (;;) {
      for (let bytes = this.#waiting.shift(); bytes; bytes = this.#waiting.shift()) {
        this.#size -= bytes.length;
        yield bytes;
      }
      if (this.#isOver) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
}
