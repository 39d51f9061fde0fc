import {LongOutput} from './long-output.ts';

const pieceSize = 64 * 1024;

/** Text on its way to our standard output, in large pieces; what comes in one turn of the event loop leaves together. */
export class TextOutput {
  readonly #output = new LongOutput();
  #pieces: string[] = [];
  #size = 0;
  #flushing: NodeJS.Immediate | undefined;
  #room: Promise<void> | undefined;

  /** Resolves when there is room for more; undefined if there is. */
  put(text: string): Promise<void> | undefined {
    this.#pieces.push(text);
    this.#size += text.length;
    if (this.#size >= pieceSize) return this.#write();
    this.#flushing ??= setImmediate(() => {
      this.#room = this.#write();
      // The next put() or end() throws it.
      this.#room?.catch(() => {});
    });
    const room = this.#room;
    this.#room = undefined;
    return room;
  }

  async end(): Promise<void> {
    await this.#write();
    await this.#output.end();
  }

  #write(): Promise<void> | undefined {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#size = 0;
    return text === '' ? undefined : this.#output.write(text);
  }
}
