import type {KeyObject, X509Certificate} from 'node:crypto';
import {IdentityError} from './errors.ts';

/**
 * The key that a certificate is about. Read it here alone: OpenSSL throws an error of its own at one that it cannot
 * decode, while the certificate around it is read without complaint.
 *
 * @throws {IdentityError} `certificate-malformed` if it cannot be decoded
 */
export function publicKeyOf(certificate: X509Certificate): KeyObject {
  try {
    return certificate.publicKey;
  } catch (cause) {
    throw new IdentityError(
      'certificate-malformed',
      'the certificate is not well formed: its public key cannot be decoded',
      {cause},
    );
  }
}

/** True if it is a key that orders are signed with: one on P-256, whose parameters are named. */
export function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}
