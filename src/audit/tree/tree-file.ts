import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {isDiskFull} from '../../base/errors.ts';
import type {Hash} from '../../merkle/hashes.ts';
import {hashSize} from '../../merkle/hashes.ts';
import type {HashReader} from '../../merkle/stored-hashes.ts';

const sync = promisify(fdatasync);
const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/**
 * The stored hashes of an account's tree, in one file that only grows. The lines alone determine them, so
 * hashes that a crash loses are computed again. The object that opens it owns the file.
 */
export class TreeFile implements HashReader, Disposable {
  readonly #fd: number;
  /** The number of hashes in the file. */
  #written: number;
  /** The hashes behind them, for which the disk has no space yet. */
  #unwritten: Hash[] = [];

  private constructor(fd: number) {
    this.#fd = fd;
    this.#written = Math.floor(fstatSync(fd).size / hashSize);
  }

  static open(dir: string, name: string): TreeFile {
    return new TreeFile(openSync(join(dir, name), flags, 0o600));
  }

  /** The number of hashes that it holds. */
  get count(): number {
    return this.#written + this.#unwritten.length;
  }

  /** True if the disk took all of them. */
  get isWritten(): boolean {
    return this.#unwritten.length === 0;
  }

  read(indexes: readonly number[]): Buffer[] {
    return indexes.map(index => this.#unwritten[index - this.#written] ?? this.#readOne(index));
  }

  /** On a full disk they are kept, and written with the next ones. */
  append(hashes: readonly Hash[]): void {
    this.#unwritten.push(...hashes);
    const bytes = Buffer.concat(this.#unwritten);
    try {
      const written = writeSync(this.#fd, bytes, 0, bytes.length, this.#written * hashSize);
      const whole = Math.floor(written / hashSize);
      this.#written += whole;
      this.#unwritten.splice(0, whole);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  }

  /** Removes all behind the first `count`. */
  cut(count: number): void {
    ftruncateSync(this.#fd, count * hashSize);
    this.#written = count;
    this.#unwritten = [];
  }

  sync(): Promise<void> {
    return sync(this.#fd);
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }

  /** Returns fewer bytes than a hash has if there is none, which the caller notices. */
  #readOne(index: number): Buffer {
    const hash = Buffer.allocUnsafe(hashSize);
    return hash.subarray(0, readSync(this.#fd, hash, 0, hashSize, index * hashSize));
  }
}
