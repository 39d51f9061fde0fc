import {hash} from 'node:crypto';
import {quote} from '../base/quote.ts';
import {fromBase64} from './base64.ts';
import {MerkleError} from './errors.ts';

/** The only signature type of C2SP signed-note that reeve uses: Ed25519 (RFC 8032) over the text. */
const ed25519 = Buffer.of(0x01);
/** Bytes of an Ed25519 key of either kind. */
const keySize = 32;

/**
 * Returns the id of a key (C2SP signed-note, "Signatures"): the beginning of SHA-256 over name, newline, type
 * and key, as a big-endian number. It is short, and only an identifier: the key alone counts.
 *
 * @param publicKey its 32 bytes (RFC 8032, 5.1.5)
 */
export function keyId(name: string, publicKey: Uint8Array): number {
  const input = Buffer.concat([Buffer.from(`${name}\n`), ed25519, publicKey]);
  return hash('sha256', input, 'buffer').readUInt32BE();
}

/**
 * True if a key may have this name. Spaces of any kind, and plus, would change the meaning of the lines it is
 * in.
 */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\x00-\x1f+]+$/u.test(name) && name.isWellFormed();
}

/** The parts of a key in its text form. */
export interface KeyText {
  readonly name: string;
  readonly id: number;
  /** 32 bytes: the public key, or the seed of a private one. */
  readonly key: Buffer;
}

/** `NAME+ID`, the id in hex. A note names its key so. */
export function formatKeyId(name: string, id: number): string {
  return `${name}+${id.toString(16).padStart(8, '0')}`;
}

/** `NAME+ID+KEY`, the key behind its type in base64 (golang.org/x/mod/sumdb/note). */
export function formatKey({name, id, key}: KeyText): string {
  return `${formatKeyId(name, id)}+${Buffer.concat([ed25519, key]).toString('base64')}`;
}

/**
 * Reads the text that `formatKey` writes. The caller must compare the id with name and key.
 *
 * @param shown the text for errors: `text` itself, unless it is secret
 * @throws {MerkleError} `note-key`
 */
export function parseKey(text: string, shown: string): KeyText {
  // Base64 may hold a plus, too: all behind the second one is the key.
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (isKeyName(name) && bytes?.length === 1 + keySize && bytes.subarray(0, 1).equals(ed25519)) {
    return {name, id: Number.parseInt(id, 16), key: bytes.subarray(1)};
  }
  throw new MerkleError(
    'note-key',
    `${shown} is not NAME+ID+KEY with an Ed25519 key in base64: copy it once more`,
  );
}

/** @throws {MerkleError} `note-key` if the text of a key has another id than its name and key */
export function requireId(stated: number, actual: number, name: string): void {
  if (stated === actual) return;
  throw new MerkleError('note-key', `the id of the key of ${quote(name)} does not fit it: one was altered`);
}
