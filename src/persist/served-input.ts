/** Bytes of input that a command sends, for the job that the keeper follows for it; as much as the job takes. */
export class ServedInput {
  readonly #grant: (bytes: number) => void;
  readonly #window: number;
  #waiting: Uint8Array[] = [];
  #end: {error?: Error} | undefined;
  #wake: (() => void) | undefined;

  /** @param grant lets the command send so many bytes more */
  constructor(window: number, grant: (bytes: number) => void) {
    this.#window = window;
    this.#grant = grant;
  }

  push(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#wake?.();
  }

  /** Nothing more will come. With `error` it failed to be read. */
  end(error?: Error): void {
    this.#end ??= error ? {error} : {};
    this.#wake?.();
  }

  /** Nothing is read of the command's input before this is iterated. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    this.#grant(this.#window);
    for (;;) {
      const ready = this.#waiting;
      this.#waiting = [];
      for (const bytes of ready) {
        yield bytes;
        this.#grant(bytes.length);
      }
      if (this.#waiting.length > 0) continue;
      if (this.#end?.error) throw this.#end.error;
      if (this.#end) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
}
