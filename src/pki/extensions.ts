import type {KeyObject} from 'node:crypto';
import {createHash} from 'node:crypto';
import {isIPv4} from 'node:net';
import {bitStringBytes, childrenOf, readDer} from '../identity/der.ts';
import {extensionOid} from '../identity/leaf.ts';
import type {Asn1} from './asn1.ts';
import {bits, boolean, context, contextBytes, encode, integer, octets, oid, sequence} from './asn1.ts';

// Encoders of the X.509 extensions that reeve writes (RFC 5280, 4.2 and 5.2).

export const usageOid = {clientAuth: '1.3.6.1.5.5.7.3.2', serverAuth: '1.3.6.1.5.5.7.3.1'} as const;

export function extension(id: string, value: Asn1, {critical = false} = {}): Asn1 {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(encode(value)));
}

/** A CA that signs leaves and no CAs. */
export const caConstraints = (): Asn1 =>
  extension(extensionOid.basicConstraints, sequence(boolean(true), integer(0)), {critical: true});

export const leafConstraints = (): Asn1 =>
  extension(extensionOid.basicConstraints, sequence(), {critical: true});

export const digitalSignature = (): Asn1 =>
  extension(extensionOid.keyUsage, bits(Buffer.of(0x80), 7), {critical: true});

/** keyCertSign and cRLSign. */
export const caSignatures = (): Asn1 =>
  extension(extensionOid.keyUsage, bits(Buffer.of(0x06), 1), {critical: true});

export const extendedKeyUsage = (...oids: string[]): Asn1 =>
  extension(extensionOid.extendedKeyUsage, sequence(...oids.map(oid)));

export const subjectKeyIdentifier = (key: KeyObject): Asn1 =>
  extension(extensionOid.subjectKeyIdentifier, octets(keyIdentifier(key)));

export const authorityKeyIdentifier = (key: KeyObject): Asn1 =>
  extension('2.5.29.35', sequence(contextBytes(0, keyIdentifier(key))));

export const crlNumber = (number: bigint): Asn1 => extension('2.5.29.20', integer(number));

/** Of the names that the next three make. */
export const alternativeNames = (names: readonly Asn1[]): Asn1 =>
  extension(extensionOid.subjectAltName, sequence(...names));

export const dnsName = (name: string): Asn1 => contextBytes(2, Buffer.from(name, 'ascii'));
export const uriName = (uri: string): Asn1 => contextBytes(6, Buffer.from(uri, 'ascii'));
export const addressName = (address: string): Asn1 => contextBytes(7, addressBytes(address));

/** [3] EXPLICIT of a certificate, [0] EXPLICIT of a revocation list. */
export const extensionList = (number: number, extensions: readonly Asn1[]): Asn1 =>
  context(number, sequence(...extensions));

/** SHA-1 of the key's bits (RFC 5280, 4.2.1.2, method 1): an identifier, not a safeguard. */
function keyIdentifier(key: KeyObject): Buffer {
  const [, subjectKey] = childrenOf(readDer(key.export({type: 'spki', format: 'der'})));
  return createHash('sha1').update(bitStringBytes(subjectKey)).digest();
}

/** 4 bytes of an IPv4 address, 16 of an IPv6 address without zone. */
function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // URL writes every form of IPv6 as groups of hex, with at most one run of zeros left out.
  const [front = '', back] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map(group => Number.parseInt(group, 16));
  const head = groups(front);
  const tail = groups(back ?? '');
  const all = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return Buffer.from(all.flatMap(group => [group >> 8, group & 0xff]));
}
