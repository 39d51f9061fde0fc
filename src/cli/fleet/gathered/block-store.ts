import {hash} from 'node:crypto';
import type {Place} from '../../streams/spool-file.ts';
import {SpoolFile} from '../../streams/spool-file.ts';

/** Bytes that are held in memory; later ones are in a file. */
const mostInMemory = 4 * 1024 * 1024;

/**
 * Blocks of bytes by their SHA-256, each held once however often it comes. Few are held in memory, the rest in
 * a file of the temporary folder, for its owner alone and without a name.
 */
export class BlockStore implements AsyncDisposable {
  readonly #blocks = new Map<string, Buffer | Promise<Place>>();
  readonly #file = new SpoolFile('output');
  #inMemory = 0;

  /** Bytes that are held, in memory and in the file. */
  get size(): number {
    return this.#inMemory + this.#file.size;
  }

  /** Keeps a copy. Resolves to the digest. @throws {KeepingError} */
  async put(bytes: Buffer): Promise<string> {
    const digest = hash('sha256', bytes, 'base64');
    const known = this.#blocks.get(digest);
    if (known === undefined && this.#inMemory + bytes.length <= mostInMemory) {
      this.#inMemory += bytes.length;
      this.#blocks.set(digest, Buffer.from(bytes));
      return digest;
    }
    const place = known ?? this.#file.append(bytes);
    this.#blocks.set(digest, place);
    await place;
    return digest;
  }

  /** The bytes that have this digest. */
  async get(digest: string): Promise<Buffer> {
    const block = await this.#blocks.get(digest);
    if (block === undefined) throw new Error(`no block has the digest ${digest}`);
    return Buffer.isBuffer(block) ? block : this.#file.read(block);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#blocks.clear();
    await this.#file[Symbol.asyncDispose]();
  }
}
