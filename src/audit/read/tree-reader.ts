import {join} from 'node:path';
import type {ForeignFile} from '../../base/foreign-file.ts';
import {openForeign} from '../../base/foreign-file.ts';
import {hashSize} from '../../merkle/hashes.ts';
import type {HashReader} from '../../merkle/stored-hashes.ts';
import {treeName} from './layout.ts';
import {readInto} from './lines.ts';

/** Hashes that are read at once when all are read in order. */
const chunkHashes = 8192;

/** The stored hashes of an account's tree, for reading while it grows. */
export class TreeReader implements HashReader, Disposable {
  /** The number of whole hashes when it was opened. */
  readonly count: number;
  /** The number of bytes behind them, of a hash that is not whole. */
  readonly spare: number;
  readonly #file: ForeignFile;
  #chunk: Buffer = Buffer.alloc(0);
  #chunkAt = 0;

  /** Returns undefined if the account in `dir` has none. */
  static open(dir: string): TreeReader | undefined {
    const file = openForeign(join(dir, treeName));
    return file && new TreeReader(file);
  }

  private constructor(file: ForeignFile) {
    const {size} = file;
    this.#file = file;
    this.count = Math.floor(size / hashSize);
    this.spare = size % hashSize;
  }

  read(indexes: readonly number[]): Buffer[] {
    return indexes.map(index => readInto(this.#file.fd, Buffer.allocUnsafe(hashSize), index * hashSize));
  }

  /**
   * Returns one hash, for reading them in order; undefined behind the last. It is valid until the next call.
   */
  at(index: number): Buffer | undefined {
    if (index < 0 || index >= this.count) return undefined;
    let place = (index - this.#chunkAt) * hashSize;
    if (place < 0 || place >= this.#chunk.length) {
      const most = Math.min(chunkHashes, this.count - index);
      const held = readInto(this.#file.fd, Buffer.allocUnsafeSlow(most * hashSize), index * hashSize);
      this.#chunk = held.subarray(0, held.length - (held.length % hashSize));
      this.#chunkAt = index;
      place = 0;
    }
    return place < this.#chunk.length ? this.#chunk.subarray(place, place + hashSize) : undefined;
  }

  [Symbol.dispose](): void {
    this.#file[Symbol.dispose]();
  }
}
