import type {KeyObject, X509Certificate} from 'node:crypto';
import {subjectDer} from '../identity/leaf.ts';
import {crlLabel, keyCompromise, reasonCodeOid} from '../identity/revocation-list.ts';
import type {Asn1} from './asn1.ts';
import {encoded, integer, sequence, time} from './asn1.ts';
import {ecdsaWithSha256, signed} from './encode-certificate.ts';
import {authorityKeyIdentifier, crlNumber, extension, extensionList} from './extensions.ts';
import {pem} from './pem.ts';

export interface CrlContent {
  readonly number: bigint;
  /** Milliseconds since 1970, as the next. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly entries: readonly Asn1[];
}

/** A version 2 revocation list (RFC 5280, 5.1) in PEM. */
export function encodeCrl(content: CrlContent, ca: X509Certificate, key: KeyObject): string {
  const body = sequence(
    integer(1),
    ecdsaWithSha256(),
    encoded(subjectDer(ca)),
    time(content.thisUpdate),
    time(content.nextUpdate),
    ...(content.entries.length > 0 ? [sequence(...content.entries)] : []),
    extensionList(0, [authorityKeyIdentifier(ca.publicKey), crlNumber(content.number)]),
  );
  return pem(crlLabel, signed(body, key));
}

/**
 * One entry: `serial` in hex, revoked at `at`, milliseconds since 1970. That its key is compromised tells hosts to end
 * what it ordered.
 */
export function crlEntry(serial: string, at: number, {isCompromised = false} = {}): Asn1 {
  const reason = isCompromised ? [sequence(extension(reasonCodeOid, encoded(keyCompromise)))] : [];
  return sequence(integer(BigInt(`0x${serial}`)), time(at), ...reason);
}
