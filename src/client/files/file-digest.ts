import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';

/**
 * The SHA-256 of one file that one or several read from its beginning, each at its own pace. The one that is furthest
 * digests, so that each byte is digested once.
 */
export class FileDigest {
  #hash = createHash('sha256');
  #at = 0;
  #hex: string | undefined;

  /** A reader has these bytes of the file, and had all that stand before them. */
  read(at: number, bytes: Uint8Array): void {
    const digested = this.#at - at;
    if (digested >= bytes.length) return;
    this.#hash.update(bytes.subarray(digested));
    this.#at += bytes.length - digested;
  }

  /** A reader has digested so many bytes by itself. */
  goOnFrom(at: number, hash: Hash): void {
    if (at <= this.#at) return;
    this.#hash = hash.copy();
    this.#at = at;
  }

  /** Returns it in hexadecimal, when a reader has read to the end. */
  end(): string {
    this.#hex ??= this.#hash.digest('hex');
    return this.#hex;
  }
}
