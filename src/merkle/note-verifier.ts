import type {KeyObject} from 'node:crypto';
import {createPublicKey, verify} from 'node:crypto';
import {quote} from '../base/quote.ts';
import {MerkleError} from './errors.ts';
import {formatKey, isKeyName, keyId, parseKey, requireId} from './note-key.ts';

/** The public half of a key that signs notes, with its name. */
export class NoteVerifier {
  readonly name: string;
  readonly id: number;
  /** 32 bytes (RFC 8032, 5.1.5). */
  readonly publicKey: Buffer;
  readonly #key: KeyObject;

  /**
   * @param publicKey 32 bytes, or an Ed25519 key of either half; 32 bytes that are not a point fit no
   *   signature
   * @throws {MerkleError} `note-key`
   */
  constructor(name: string, publicKey: Uint8Array | KeyObject) {
    if (!isKeyName(name)) {
      throw new MerkleError('note-key', `${quote(name)} cannot name a key: give a name without spaces and +`);
    }
    this.name = name;
    this.publicKey = publicKey instanceof Uint8Array ? Buffer.from(publicKey) : exportPublic(publicKey);
    this.id = keyId(name, this.publicKey);
    this.#key = importPublic(this.publicKey);
  }

  /**
   * Reads `NAME+ID+KEY`, as `toString` writes it.
   *
   * @throws {MerkleError} `note-key`
   */
  static parse(text: string): NoteVerifier {
    const {name, id, key} = parseKey(text, quote(text));
    const verifier = new NoteVerifier(name, key);
    requireId(id, verifier.id, name);
    return verifier;
  }

  /** The key as text, on one line without its end. */
  toString(): string {
    return formatKey({name: this.name, id: this.id, key: this.publicKey});
  }

  /** True if `signature` is this key's, over `message` (RFC 8032, 5.1.7). */
  isSigned(message: Uint8Array, signature: Uint8Array): boolean {
    return verify(undefined, message, this.#key, signature);
  }
}

function exportPublic(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') {
    const found = key.asymmetricKeyType ?? key.type;
    throw new MerkleError(
      'note-key',
      `notes are signed with an Ed25519 key, and this one is of the kind ${found}`,
    );
  }
  const jwk = (key.type === 'private' ? createPublicKey(key) : key).export({format: 'jwk'});
  return Buffer.from(jwk.x ?? '', 'base64url');
}

function importPublic(bytes: Buffer): KeyObject {
  try {
    const x = bytes.toString('base64url');
    return createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x}, format: 'jwk'});
  } catch (cause) {
    throw new MerkleError('note-key', `an Ed25519 public key has 32 bytes, not ${bytes.length}`, {cause});
  }
}
