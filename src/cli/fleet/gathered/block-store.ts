import {hash} from 'node:crypto';
import type {FileHandle} from 'node:fs/promises';
import {systemMessageOf} from '../../../base/errors.ts';
import {openNamelessFile, writeAll} from '../../../base/nameless-file.ts';
import {KeepingError} from '../keeping-error.ts';

/** Bytes that are held in memory; what comes after them is in a file. */
const mostInMemory = 4 * 1024 * 1024;

/**
 * Blocks of bytes by their SHA-256, each held once however often it comes. Few are held in memory, the rest in
 * a file of the temporary folder, for its owner alone and without a name.
 */
export class BlockStore implements AsyncDisposable {
  readonly #blocks = new Map<string, Buffer | Place>();
  #file: Promise<FileHandle> | undefined;
  #inMemory = 0;
  #inFile = 0;

  /** Bytes that are held, in memory and in the file. */
  get size(): number {
    return this.#inMemory + this.#inFile;
  }

  /** Keeps a copy. Resolves to the digest. @throws {KeepingError} */
  async put(bytes: Buffer): Promise<string> {
    const digest = hash('sha256', bytes, 'base64');
    if (this.#blocks.has(digest)) return digest;
    if (this.#inMemory + bytes.length <= mostInMemory) {
      this.#inMemory += bytes.length;
      this.#blocks.set(digest, Buffer.from(bytes));
      return digest;
    }
    const place = {at: this.#inFile, length: bytes.length};
    this.#inFile += bytes.length;
    try {
      this.#file ??= openNamelessFile('output');
      await writeAll(await this.#file, bytes, place.at);
    } catch (error) {
      throw new KeepingError(`cannot keep output in the temporary folder: ${systemMessageOf(error)}`, error);
    }
    this.#blocks.set(digest, place);
    return digest;
  }

  /** The bytes that have this digest. */
  async get(digest: string): Promise<Buffer> {
    const block = this.#blocks.get(digest);
    if (block === undefined) throw new Error(`no block has the digest ${digest}`);
    if (Buffer.isBuffer(block)) return block;
    const bytes = Buffer.alloc(block.length);
    await (await this.#file)?.read(bytes, 0, bytes.length, block.at);
    return bytes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#blocks.clear();
    const file = await this.#file?.catch(() => undefined);
    this.#file = undefined;
    await file?.close();
  }
}

interface Place {
  readonly at: number;
  readonly length: number;
}
