import type {KeyObject} from 'node:crypto';
import {createPublicKey} from 'node:crypto';
import {quote} from '../base/quote.ts';
import type {Element} from '../identity/der.ts';
import {childrenOf, DerError, expectTag, oidText, tag} from '../identity/der.ts';
import {derOf, readSigned} from '../identity/signed-der.ts';
import {PkiError} from './errors.ts';

/**
 * Reads a PKCS#10 request (RFC 2986), PEM or DER, for its key, having checked that whoever made it holds that key.
 * Of what else it asks for, nothing is granted: names and groups are the operator's to give. Only if it names
 * somebody, it has to be `name`, because else it is probably the wrong file.
 *
 * @throws {PkiError} `bad-request`
 */
export function readRequest(bytes: Buffer, name: string): KeyObject {
  try {
    const signed = readSigned(derOf(bytes, 'CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'));
    const [version, subject, publicKeyInfo] = childrenOf(signed.body);
    if (expectTag(version, tag.integer).content.toString('hex') !== '00')
      throw new DerError('not a version 1 request');
    const names = commonNames(expectTag(subject, tag.sequence));
    const key = createPublicKey({
      key: expectTag(publicKeyInfo, tag.sequence).whole,
      type: 'spki',
      format: 'der',
    });
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
      throw refused('its key is not a P-256 key; make one with: openssl ecparam -name prime256v1 -genkey');
    }
    if (!signed.isSignedBy(key)) throw refused('it is not signed with the key that it holds');
    const other = names.find(found => found !== name);
    if (other !== undefined) throw refused(`it is for ${quote(other)}, not for ${quote(name)}`);
    return key;
  } catch (cause) {
    if (cause instanceof PkiError) throw cause;
    throw refused(cause instanceof DerError ? cause.message : 'it is not a PKCS#10 request', cause);
  }
}

function commonNames(subject: Element): string[] {
  const attributes = childrenOf(subject).flatMap(relative => childrenOf(expectTag(relative, tag.set)));
  return attributes.flatMap(attribute => {
    const [type, value] = childrenOf(expectTag(attribute, tag.sequence));
    return oidText(type) === '2.5.4.3' && value !== undefined ? [value.content.toString('utf8')] : [];
  });
}

function refused(reason: string, cause?: unknown): PkiError {
  return new PkiError('bad-request', `the certificate request is refused: ${reason}`, {cause});
}
