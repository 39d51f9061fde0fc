import {randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

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
    await (await this.#file)?.close();
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
    this.#file ??= openNameless();
    return this.#file;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let written = 0;
  while (written < bytes.length)
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
  return written;
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `reeve-${randomBytes(12).toString('hex')}.input`);
  const {O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR} = constants;
  const file = await open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  // A crash before this line leaves an empty file.
  await rm(path);
  return file;
}
