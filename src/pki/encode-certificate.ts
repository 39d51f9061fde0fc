import type {KeyObject} from 'node:crypto';
import {randomBytes, sign, X509Certificate} from 'node:crypto';
import type {Asn1} from './asn1.ts';
import {bits, context, encode, encoded, integer, oid, sequence, set, string, time} from './asn1.ts';
import {extensionList} from './extensions.ts';

/** The content of a certificate: everything but its signature. */
export interface CertificateFields {
  /** Big-endian bytes. */
  readonly serial: Uint8Array;
  /** The issuer's Name, encoded. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  /** Milliseconds since 1970, as the next. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Asn1[];
}

/** An X.509 version 3 certificate (RFC 5280, 4.1) signed with `signer`, a P-256 key. */
export function encodeCertificate(fields: CertificateFields, signer: KeyObject): X509Certificate {
  const body = sequence(
    context(0, integer(2)),
    integer(fields.serial),
    ecdsaWithSha256(),
    encoded(fields.issuer),
    sequence(time(fields.notBefore), time(fields.notAfter)),
    encoded(fields.subject),
    encoded(fields.publicKey.export({type: 'spki', format: 'der'})),
    extensionList(3, fields.extensions),
  );
  return new X509Certificate(signed(body, signer));
}

/** The body with its algorithm and signature, in DER. */
export function signed(body: Asn1, signer: KeyObject): Buffer {
  return encode(sequence(body, ecdsaWithSha256(), bits(sign('sha256', encode(body), signer))));
}

/** RFC 5758, 3.2: without parameters. */
export const ecdsaWithSha256 = (): Asn1 => sequence(oid('1.2.840.10045.4.3.2'));

/** A Name of UTF8Strings, one attribute to an RDN; `organisations` first, as directories order them. */
export function distinguishedName(commonName: string, organisations: readonly string[] = []): Buffer {
  const attributes = [
    ...organisations.map(value => attribute('2.5.4.10', value)),
    attribute('2.5.4.3', commonName),
  ];
  return encode(sequence(...attributes.map(one => set(one))));
}

/** A random positive serial of 128 bits (RFC 5280, 4.1.2.2 allows 160). */
export function randomSerial(): Buffer {
  const serial = randomBytes(16);
  return serial[0] === 0 ? randomSerial() : serial;
}

function attribute(type: string, value: string): Asn1 {
  const utf8String = 12;
  return sequence(oid(type), string(utf8String, value));
}
