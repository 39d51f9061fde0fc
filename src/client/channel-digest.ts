import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import type {ChannelEnd} from '../protocol/generated/wire.ts';

/** SHA-256 and count of one channel; costs nothing before its first byte. */
export class ChannelDigest {
  #hash: Hash | undefined;
  #bytes = 0;

  /** How many bytes there were. */
  get bytes(): number {
    return this.#bytes;
  }

  update(bytes: Uint8Array): void {
    this.#hash ??= createHash('sha256');
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  /** Whether these are the bytes that `end` is about. Asked once, at the end. */
  matches({bytes, sha256}: ChannelEnd): boolean {
    return bytes === this.#bytes && sha256 === (this.#hash ?? createHash('sha256')).digest('hex');
  }
}
