import {visible} from '../base/quote.ts';
import {ShareError} from './errors.ts';

/** Bytes that a name has at most on the file systems of Linux (NAME_MAX). */
export const mostNameBytes = 255;

const plain = /^[\x20-\x5b\x5d-\x7e]*$/;

/**
 * A name as text that is printable, one line, and stands for exactly these bytes: a backslash is written twice, and bytes
 * that are no UTF-8, control characters and those that could hide or reorder text are written `\xNN`, a byte each.
 */
export function shownName(name: Uint8Array): string {
  const bytes = Buffer.from(name.buffer, name.byteOffset, name.length);
  const latin = bytes.toString('latin1');
  return plain.test(latin) ? latin : charactersOf(bytes).join('');
}

function charactersOf(bytes: Buffer): string[] {
  const shown: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const character = characterAt(bytes, at);
    const length = character === undefined ? 1 : Buffer.byteLength(character);
    const isSafe = character !== undefined && visible(character) === character;
    if (character === '\\') shown.push('\\\\');
    else if (isSafe) shown.push(character);
    else shown.push(...Array.from(bytes.subarray(at, at + length), escaped));
    at += length;
  }
  return shown;
}

const escaped = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`;
const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** The character whose UTF-8 begins at `at`; undefined if none does. */
export function characterAt(bytes: Buffer, at: number): string | undefined {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  try {
    return strict.decode(bytes.subarray(at, at + length));
  } catch {
    return undefined;
  }
}

/**
 * The bytes that `shownName` showed, or that a person typed in that form.
 *
 * @throws {ShareError} `path-refused` for a backslash that begins no escape, and for half a surrogate pair
 */
export function nameBytes(shown: string): Buffer {
  if (!shown.isWellFormed())
    throw new ShareError('path-refused', 'a name has half a character, which is no text');
  if (!shown.includes('\\')) return Buffer.from(shown);
  const parts = shown.split(/(\\(?:\\|x[\da-f]{2})?)/);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : unescaped(part))));
}

function unescaped(written: string): Buffer {
  if (written === '\\\\') return Buffer.from('\\');
  if (written.length === 4) return Buffer.from(written.slice(2), 'hex');
  throw new ShareError(
    'path-refused',
    'a backslash in a name is written \\\\, and a byte \\xNN with two hexadecimal digits',
  );
}
