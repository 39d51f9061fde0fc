import type {KeyObject} from 'node:crypto';
import {createPrivateKey} from 'node:crypto';
import {isSystemError, messageOf} from '../base/errors.ts';
import {UnfitFileError} from '../base/foreign-file.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
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
    const reason = isSystemError(cause, 'ENOENT') ? `there is no such file${otherwise}` : messageOf(cause);
    throw new IdentityError('credentials-missing', `cannot read ${what}, ${path}: ${reason}`, {cause});
  }
}

/** @throws {IdentityError} `credentials-malformed`, naming `path` */
export function parsePrivateKey(bytes: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(bytes);
  } catch (cause) {
    const isEncrypted = bytes.includes('ENCRYPTED');
    throw malformed(
      path,
      isEncrypted ? 'the key has a passphrase, which is not taken here' : 'it is not a private key in PEM',
      cause,
    );
  }
}

export function malformed(path: string, reason: string, cause?: unknown): IdentityError {
  return new IdentityError('credentials-malformed', `${path} cannot be used: ${reason}`, {cause});
}
