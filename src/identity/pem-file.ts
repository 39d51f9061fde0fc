import type {KeyObject} from 'node:crypto';
import {createPrivateKey} from 'node:crypto';
import {isSystemError} from '../base/errors.ts';
import {whyNotHad} from '../base/file-words.ts';
import {UnfitFileError} from '../base/foreign-file.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {shellWords} from '../base/shell-words.ts';
import {tag} from './der.ts';
import {IdentityError} from './errors.ts';

/**
 * Reads a file of which more than `most` bytes are not believed.
 *
 * @param what what the file is to a person, such as "the private key"
 * @param options `otherwise` stands behind the words of an error where there is no such file
 * @throws {IdentityError} `credentials-missing`, `credentials-malformed`
 */
export async function readBounded(
  path: string,
  what: string,
  {most = mebibyte, otherwise = ''} = {},
): Promise<Buffer> {
  try {
    return await readNamedFile(path, most);
  } catch (cause) {
    if (cause instanceof UnfitFileError) throw malformed(path, `it ${cause.why}`, cause);
    const reason = isSystemError(cause, 'ENOENT') ? `there is no such file${otherwise}` : whyNotHad(cause);
    throw new IdentityError('credentials-missing', `cannot read ${what}, ${path}: ${reason}`, {cause});
  }
}

/** @throws {IdentityError} `credentials-malformed`, naming `path` */
export function parsePrivateKey(bytes: Buffer, path: string): KeyObject {
  refuseDer(bytes, path, 'pkey');
  try {
    return createPrivateKey(withoutMark(bytes));
  } catch (cause) {
    const isEncrypted = bytes.includes('ENCRYPTED');
    throw malformed(
      path,
      isEncrypted ? 'the key has a passphrase, which is not taken here' : 'it is not a private key in PEM',
      cause,
    );
  }
}

/**
 * Refuses a file that is not PEM, but DER; `tool` is the command of OpenSSL that makes it so.
 *
 * @throws {IdentityError} `credentials-malformed`
 */
export function refuseDer(bytes: Buffer, path: string, tool: 'x509' | 'pkey'): void {
  if (bytes[0] !== tag.sequence) return;
  const convert = `openssl ${tool} -inform DER -in ${shellWords([path])} -out NEW.pem`;
  throw malformed(path, `it is in DER, and PEM is due; convert it: ${convert}`);
}

/** Editors on Windows begin a text so (UTF-8); OpenSSL does not find its first line then. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(mark) ? bytes.subarray(3) : bytes;
}

const mark = Buffer.from('\u{feff}');

export function malformed(path: string, reason: string, cause?: unknown): IdentityError {
  return new IdentityError('credentials-malformed', `${path} cannot be used: ${reason}`, {cause});
}
