import type {KeyObject} from 'node:crypto';
import {createPrivateKey, sign} from 'node:crypto';
import {quote} from '../base/quote.ts';
import {MerkleError} from './errors.ts';
import {parseKey, requireId} from './note-key.ts';
import {NoteVerifier} from './note-verifier.ts';

/** A key that signs notes. */
export class NoteSigner {
  /** Its public half. */
  readonly verifier: NoteVerifier;
  readonly #key: KeyObject;

  /**
   * @param privateKey an Ed25519 key, as `createPrivateKey` reads it from a PEM file
   * @throws {MerkleError} `note-key`
   */
  constructor(name: string, privateKey: KeyObject) {
    if (privateKey.type !== 'private') {
      throw new MerkleError(
        'note-key',
        `${quote(name)} has a ${privateKey.type} key, and only a private one signs`,
      );
    }
    this.verifier = new NoteVerifier(name, privateKey);
    this.#key = privateKey;
  }

  /**
   * Reads `PRIVATE+KEY+NAME+ID+SEED`, the form of golang.org/x/mod/sumdb/note. No error repeats it.
   *
   * @throws {MerkleError} `note-key`
   */
  static parse(text: string): NoteSigner {
    if (!text.startsWith(prefix)) {
      throw new MerkleError('note-key', `the key of a signer begins with ${prefix}, and this one does not`);
    }
    const {name, id, key} = parseKey(text.slice(prefix.length), 'the key of a signer');
    const signer = new NoteSigner(name, importSeed(key));
    requireId(id, signer.verifier.id, name);
    return signer;
  }

  /** Returns 64 bytes (RFC 8032, 5.1.6): the same for the same message. */
  sign(message: Uint8Array): Buffer {
    return sign(undefined, message, this.#key);
  }
}

const prefix = 'PRIVATE+KEY+';

/** A seed in PKCS#8 (RFC 8410, 7): the only form that Node takes without the public half. */
function importSeed(seed: Buffer): KeyObject {
  const header = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({key: Buffer.concat([header, seed]), format: 'der', type: 'pkcs8'});
}
