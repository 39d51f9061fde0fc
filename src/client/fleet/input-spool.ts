import type {FileHandle} from 'node:fs/promises';
import {openNamelessFile, writeAll} from '../../base/nameless-file.ts';

/** Bytes that are read of the file at once. */
const pieceBytes = 64 * 1024;

/**
 * One input for many readers, each at its own pace. The source is read once, when a reader wants more than is
 * there, and kept in a file of the temporary folder, for its owner alone and without a name.
 */
export class InputSpool implements AsyncDisposable {
  readonly #source: AsyncIterator<Uint8Array>;
  #file: Promise<FileHandle> | undefined;
  #size = 0;
  #end: {readonly error?: unknown} | undefined;
  #pulling: Promise<void> | undefined;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** All of it, from the beginning. Throws what the source did. */
  async *read(): AsyncGenerator<Uint8Array, void, void> {
    for (let at = 0; ; ) {
      if (at < this.#size) {
        const piece = Buffer.alloc(Math.min(pieceBytes, this.#size - at));
        const file = await this.#opened();
        const {bytesRead} = await file.read(piece, 0, piece.length, at);
        at += bytesRead;
        yield piece.subarray(0, bytesRead);
      } else if (this.#end) {
        if ('error' in this.#end) throw this.#end.error;
        return;
      } else {
        this.#pulling ??= this.#pull();
        await this.#pulling;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end ??= {};
    // A source that waits for more, such as a terminal, would let nobody go.
    void this.#source.return?.().catch(() => {});
    // Readers were told of a file that could not be opened.
    await (await this.#file?.catch(() => undefined))?.close();
  }

  async #pull(): Promise<void> {
    try {
      const {value, done} = await this.#source.next();
      if (done === true) this.#end ??= {};
      else if (!this.#end) this.#size += await writeAll(await this.#opened(), value, this.#size);
    } catch (error) {
      this.#end ??= {error};
    } finally {
      this.#pulling = undefined;
    }
  }

  #opened(): Promise<FileHandle> {
    this.#file ??= openNamelessFile('input');
    return this.#file;
  }
}
