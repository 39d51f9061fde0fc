import type {KeyObject} from 'node:crypto';
import {createPublicKey, generateKeyPairSync, sign, verify} from 'node:crypto';
import {IdentityError} from './errors.ts';

/** Some of what a caller gives a command while it runs. */
export interface Input {
  /** The id of the job. */
  readonly job: string;
  /**
   * 0: bytes for stdin, none of them for its end. 3: the end of a transfer. 4: the size of the terminal, `u16
   * columns | u16 rows`.
   */
  readonly channel: number;
  /**
   * Of stdin: the offset of the first byte. Of a transfer: how many bytes it has. Of sizes: how many this key
   * signed before.
   */
  readonly offset: number;
  /** Of a transfer: the SHA-256 of all its bytes. */
  readonly bytes: Uint8Array;
}

/** Bytes of a signature (RFC 8032, Ed25519). */
export const inputSignatureSize = 64;

const context = Buffer.from('reeve input v1\0');

/** The caller's ephemeral key for one job: its order names the public half, so that only the caller can type. */
export class InputSigner {
  /** 32 bytes in base64, as orders have it. */
  readonly publicKey: string;
  readonly #key: KeyObject;

  constructor() {
    const {publicKey, privateKey} = generateKeyPairSync('ed25519');
    this.#key = privateKey;
    this.publicKey = Buffer.from(publicKey.export({format: 'jwk'}).x ?? '', 'base64url').toString('base64');
  }

  sign(input: Input): Buffer {
    return sign(undefined, signedBytes(input), this.#key);
  }
}

/** Checks the input that came against the key that an order named. */
export class InputVerifier {
  readonly #key: KeyObject;

  /**
   * @throws {IdentityError} `order-malformed` if `publicKey` is not 32 bytes; one that is no point fits no
   * signature
   */
  constructor(publicKey: string) {
    try {
      const x = Buffer.from(publicKey, 'base64').toString('base64url');
      this.#key = createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x}, format: 'jwk'});
    } catch (cause) {
      throw new IdentityError('order-malformed', 'the key for input is no Ed25519 public key', {cause});
    }
  }

  isSigned(input: Input, signature: Uint8Array): boolean {
    return verify(undefined, signedBytes(input), this.#key, signature);
  }
}

/** `reeve input v1`, NUL, the job's id (36 characters), `u8 channel`, `u64 offset` (big-endian), the bytes. */
function signedBytes({job, channel, offset, bytes}: Input): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(channel, 0);
  head.writeBigUInt64BE(BigInt(offset), 1);
  return Buffer.concat([context, Buffer.from(job, 'latin1'), head, bytes]);
}
