import type {FileHandle} from 'node:fs/promises';
import {systemMessageOf} from '../../base/errors.ts';
import {openNamelessFile, readAll, writeAll} from '../../base/nameless-file.ts';
import {KeepingError} from './keeping-error.ts';

/** A place in a spool file. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** Bytes that are kept for later in a file of the temporary folder, which is made when the first come. */
export class SpoolFile implements AsyncDisposable {
  readonly #what: string;
  #file: Promise<FileHandle> | undefined;
  #size = 0;

  /** @param what is kept, in a word for people */
  constructor(what: string) {
    this.#what = what;
  }

  get size(): number {
    return this.#size;
  }

  /** @throws {KeepingError} */
  async append(bytes: Buffer): Promise<Place> {
    const place = {at: this.#size, length: bytes.length};
    this.#size += bytes.length;
    try {
      this.#file ??= openNamelessFile(this.#what);
      await writeAll(await this.#file, bytes, place.at);
    } catch (error) {
      const message = `cannot keep ${this.#what} in the temporary folder: ${systemMessageOf(error)}`;
      throw new KeepingError(message, error);
    }
    return place;
  }

  /** Reads what was appended. */
  async read({at, length}: Place): Promise<Buffer> {
    if (!this.#file) throw new Error('nothing was appended');
    return readAll(await this.#file, at, length);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const file = await this.#file?.catch(() => undefined);
    this.#file = undefined;
    await file?.close();
  }
}
