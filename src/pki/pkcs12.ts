import type {KeyObject, X509Certificate} from 'node:crypto';
import {createHash, createHmac, hash, randomBytes} from 'node:crypto';
import type {Asn1} from './asn1.ts';
import {
  bmpString,
  context,
  contextBytes,
  encode,
  encoded,
  integer,
  none,
  octets,
  oid,
  sequence,
  set,
} from './asn1.ts';
import {encryptedKey, pbes2} from './pbes2.ts';

export interface Pkcs12Content {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  /** CA certificates to go with it. */
  readonly chain: readonly X509Certificate[];
  /** The name under which a browser lists it. */
  readonly friendlyName: string;
}

/**
 * A PKCS#12 file (RFC 7292): AES-256 and SHA-256 throughout, which OpenSSL 1.1, Firefox, Chrome, Windows 10 and
 * macOS 15 read. forge encodes it; its own PKCS#12 writer takes RSA keys alone.
 */
export function encodePkcs12(content: Pkcs12Content, password: string): Buffer {
  const {certificate, key, chain, friendlyName} = content;
  // The same local key id on both says which certificate the key is of.
  const attributes = set(
    bagAttribute('1.2.840.113549.1.9.20', bmpString(friendlyName)),
    bagAttribute('1.2.840.113549.1.9.21', octets(createHash('sha1').update(certificate.raw).digest())),
  );
  const certificates = sequence(
    certificateBag(certificate, attributes),
    ...chain.map(ca => certificateBag(ca)),
  );
  const shrouded = encoded(encryptedKey(key, password, iterations));
  const keys = sequence(sequence(oid('1.2.840.113549.1.12.10.1.2'), context(0, shrouded), attributes));
  const safe = encode(sequence(encryptedContent(encode(certificates), password), dataContent(encode(keys))));
  return encode(sequence(integer(3), dataContent(safe), mac(safe, password)));
}

/** Each of three times; Windows takes 600,000 in all. */
const iterations = 100_000;
const data = '1.2.840.113549.1.7.1';

function certificateBag(certificate: X509Certificate, ...attributes: Asn1[]): Asn1 {
  const value = sequence(oid('1.2.840.113549.1.9.22.1'), context(0, octets(certificate.raw)));
  return sequence(oid('1.2.840.113549.1.12.10.1.3'), context(0, value), ...attributes);
}

function bagAttribute(type: string, value: Asn1): Asn1 {
  return sequence(oid(type), set(value));
}

function dataContent(bytes: Buffer): Asn1 {
  return sequence(oid(data), context(0, octets(bytes)));
}

function encryptedContent(plain: Buffer, password: string): Asn1 {
  const {algorithm, bytes} = pbes2(plain, password, iterations);
  const info = sequence(oid(data), algorithm, contextBytes(0, bytes));
  return sequence(oid('1.2.840.113549.1.7.6'), context(0, sequence(integer(0), info)));
}

/** RFC 7292, 4: HMAC-SHA-256. As slow to try a password on as the rest, since it is as good to try one on. */
function mac(safe: Buffer, password: string): Asn1 {
  const salt = randomBytes(16);
  const digest = createHmac('sha256', macKey(password, salt)).update(safe).digest();
  const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), none());
  return sequence(sequence(sha256, octets(digest)), octets(salt), integer(iterations));
}

/** RFC 7292, B.2 with SHA-256, for a key of one digest's length, where its steps 6 and 7 fall away. */
function macKey(password: string, salt: Buffer): Buffer {
  const block = 64;
  const diversifier = Buffer.alloc(block, 3);
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const fill = (bytes: Buffer) => Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
  let key = Buffer.concat([diversifier, fill(salt), fill(secret)]);
  for (let round = 0; round < iterations; round++) key = hash('sha256', key, 'buffer');
  return key;
}
