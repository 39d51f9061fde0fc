import {quote} from '../base/quote.ts';
import {fromBase64} from './base64.ts';
import {MerkleError} from './errors.ts';
import {formatKeyId, isKeyName} from './note-key.ts';
import type {NoteSigner} from './note-signer.ts';
import type {NoteVerifier} from './note-verifier.ts';

/** The most signatures of a note that is read or written. C2SP signed-note requires at least 16. */
export const noteLimits = {bytes: 64 * 1024, signatures: 16} as const;

/** A signature line, with the name and id that it claims. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Buffer;
}

/** A note that was read, and not verified. */
export interface UnverifiedNote {
  /** The text with its last newline, as it was signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note that given keys signed. */
export interface VerifiedNote {
  readonly text: string;
  /** The keys that signed it: one or more, each once. */
  readonly signers: readonly NoteVerifier[];
}

/**
 * Returns `text`, signed by each of `signers` (C2SP signed-note, "Format").
 *
 * @param text ends with a newline; no other control characters
 * @throws {MerkleError} `note-malformed` if the result would not be a note
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const message = Buffer.from(text);
  const lines = signers.map(signer => {
    const id = Buffer.alloc(4);
    id.writeUInt32BE(signer.verifier.id);
    const bytes = Buffer.concat([id, signer.sign(message)]);
    return `— ${signer.verifier.name} ${bytes.toString('base64')}\n`;
  });
  const note = `${text}\n${lines.join('')}`;
  // This process writes only notes that it would read.
  if (parseNote(note).text !== text) throw malformed('the text of a note ends with a newline');
  return note;
}

/**
 * Returns the text of a note that at least one of `verifiers` signed, and under which none of them has a bad
 * signature. Other signatures are skipped. A second one of the same key is verified like the first (C2SP
 * signed-note, "Signatures").
 *
 * @throws {MerkleError} `note-malformed`, `note-unknown`, `note-signature`
 */
export function openNote(note: string | Uint8Array, verifiers: readonly NoteVerifier[]): VerifiedNote {
  const {text, signatures} = parseNote(note);
  const message = Buffer.from(text);
  const signers = new Set<NoteVerifier>();
  for (const {name, keyId, signature} of signatures) {
    const known = verifiers.filter(one => one.name === name && one.id === keyId);
    if (known.length === 0) continue;
    // Two keys may share their short id. Then it is the signature of either.
    const signer = known.find(one => one.isSigned(message, signature));
    if (!signer) {
      throw new MerkleError(
        'note-signature',
        `the signature of ${quote(name)} does not fit the note: one was altered`,
      );
    }
    signers.add(signer);
  }
  if (signers.size > 0) return {text, signers: [...signers]};
  const asked = verifiers.map(({name, id}) => quote(formatKeyId(name, id))).join(' or ') || 'anybody known';
  const found = signatures.map(({name, keyId}) => quote(formatKeyId(name, keyId))).join(', ');
  throw new MerkleError('note-unknown', `the note is signed by ${found}, and not by ${asked}`);
}

/**
 * Reads a note without verifying it (C2SP signed-note, "Format"): the text up to the last empty line, then
 * nothing but signature lines.
 *
 * @throws {MerkleError} `note-malformed`
 */
export function parseNote(note: string | Uint8Array): UnverifiedNote {
  const whole = decode(note);
  const gap = whole.lastIndexOf('\n\n');
  if (gap < 0) throw malformed('no empty line parts its text from its signatures');
  const lines = whole.slice(gap + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    throw malformed('it does not end with a whole signature line');
  if (lines.length > noteLimits.signatures) {
    throw malformed(`it has ${lines.length} signatures, and ${noteLimits.signatures} are the most`);
  }
  return {text: whole.slice(0, gap + 1), signatures: lines.map(parseSignature)};
}

/** An em dash, a space, the key's name, a space, and the base64 of its id and signature. */
function parseSignature(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= 4) {
    throw malformed(`${quote(line)} is no signature line`);
  }
  return {name, keyId: bytes.readUInt32BE(), signature: bytes.subarray(4)};
}

function decode(note: string | Uint8Array): string {
  const size = typeof note === 'string' ? Buffer.byteLength(note) : note.length;
  if (size > noteLimits.bytes) throw malformed(`it has ${size} bytes, and ${noteLimits.bytes} are the most`);
  const text = typeof note === 'string' ? note : decodeUtf8(note);
  if (!text.isWellFormed()) throw malformed('it is not UTF-8');
  if (/[\x00-\x09\x0b-\x1f]/.test(text)) throw malformed('it holds a control character');
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (cause) {
    throw malformed('it is not UTF-8', cause);
  }
}

function malformed(why: string, cause?: unknown): MerkleError {
  return new MerkleError('note-malformed', `this is no signed note: ${why}`, {cause});
}
