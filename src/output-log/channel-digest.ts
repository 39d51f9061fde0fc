import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import type {ChannelEnd} from '../protocol/generated/wire.ts';

/** SHA-256 of no bytes. */
const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The end of a channel that nothing passed through. */
export const emptyChannel: ChannelEnd = {bytes: 0, sha256: emptySha256};

/** Counts and digests the bytes of one channel. A channel that stays empty costs nothing. */
export class ChannelDigest {
  #hash: Hash | undefined;
  #bytes = 0;

  /** `bytes` are read before this returns; the caller may use them again. */
  update(bytes: Uint8Array): void {
    this.#hash ??= createHash('sha256');
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  /** True if these are the bytes that `end` is about. To be called once, and `finish` not with it. */
  matches({bytes, sha256}: ChannelEnd): boolean {
    return bytes === this.#bytes && sha256 === this.#digest();
  }

  /** Returns the SHA-256 of the bytes so far and then of `rest`, which does not count as passed through. */
  withRest(...rest: readonly Uint8Array[]): Buffer {
    const hash = this.#hash?.copy() ?? createHash('sha256');
    for (const bytes of rest) hash.update(bytes);
    return hash.digest();
  }

  /** To be called once. A promise, so that the work can move to another thread. */
  async finish(): Promise<ChannelEnd> {
    return {bytes: this.#bytes, sha256: this.#digest()};
  }

  #digest(): string {
    return this.#hash?.digest('hex') ?? emptySha256;
  }
}
