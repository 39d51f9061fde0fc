import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import {closeSync, fstatSync, readSync} from 'node:fs';
import {ShareError, shareErrorOf} from './errors.ts';
import type {Folder} from './folder.ts';

/** The size and digest of a file that was read whole. */
export interface ReadFile {
  /** Bytes that were read: those that it had at the start. */
  readonly size: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/** A file of a share that is being read, from its beginning or from where an earlier reading ended. */
export class Outgoing implements Disposable {
  /** When it was opened. */
  readonly size: number;
  readonly mode: number;
  /** Nanoseconds since 1970. */
  readonly modified: bigint;
  readonly #fd: number;
  readonly #shown: string;
  readonly #hash: Hash = createHash('sha256');
  #at = 0;

  private constructor(fd: number, shown: string) {
    const {size, mode, mtimeNs} = fstatSync(fd, {bigint: true});
    this.#fd = fd;
    this.#shown = shown;
    this.size = Number(size);
    this.mode = Number(mode & 0o777n);
    this.modified = mtimeNs;
  }

  /** @throws {ShareError} as `Folder.file` */
  static open(folder: Folder, name: Buffer): Outgoing {
    const fd = folder.file(name);
    try {
      return new Outgoing(fd, folder.path.child(name).shown);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  /** Bytes that were read so far. */
  get at(): number {
    return this.#at;
  }

  /**
   * The next bytes, in `buffer`, which may be used again; none at the end of what the file had when it was opened.
   *
   * @throws {ShareError} `file-changed` if it is shorter by now, `file-failed`
   */
  read(buffer: Buffer): Buffer {
    const most = Math.min(buffer.length, this.size - this.#at);
    if (most === 0) return buffer.subarray(0, 0);
    const length = this.#read(buffer, most);
    if (length === 0) throw this.#changed(`is shorter than the ${this.size} bytes that it had at the start`);
    const bytes = buffer.subarray(0, length);
    this.#hash.update(bytes);
    this.#at += length;
    return bytes;
  }

  #read(buffer: Buffer, most: number): number {
    try {
      return readSync(this.#fd, buffer, 0, most, this.#at);
    } catch (error) {
      throw shareErrorOf(error, this.#shown);
    }
  }

  /**
   * Returns what was read, when all was.
   *
   * Only the time of its content counts: that of its inode also changes where the name is given to another file, and what
   * was read is whole then.
   *
   * @throws {ShareError} `file-changed` if what was read may be of two versions
   */
  finish(): ReadFile {
    const {size, mtimeNs} = fstatSync(this.#fd, {bigint: true});
    const now = Number(size);
    if (this.#at !== this.size || now < this.size)
      throw this.#changed(`is shorter than the ${this.size} bytes that it had at the start`);
    if (now === this.size && mtimeNs !== this.modified)
      throw this.#changed('was written to while it was read');
    return {size: this.size, digest: this.#hash.digest('hex')};
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }

  #changed(why: string): ShareError {
    return new ShareError('file-changed', `"${this.#shown}" ${why}; get it again`);
  }
}
