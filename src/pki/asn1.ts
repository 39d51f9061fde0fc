// The ASN.1 encoder of node-forge under the names that the standards use. forge keeps bytes in strings, one
// character each; here they go in and come out as Buffers.
import forge from 'node-forge';
import {readDer} from '../identity/der.ts';

export type Asn1 = forge.asn1.Asn1;

const {Class, Type} = forge.asn1;

export const encode = (value: Asn1): Buffer => Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1');

/** One element that is encoded already, taken in byte for byte (forge's own reader may write it anew otherwise). */
export function encoded(der: Buffer): Asn1 {
  const {tag, content} = readDer(der);
  return {
    tagClass: tag & 0xc0,
    type: tag & 0x3f,
    constructed: false,
    composed: false,
    value: binary(content),
  };
}

export const sequence = (...parts: Asn1[]): Asn1 => universal(Type.SEQUENCE, true, parts);
/** SET OF: DER wants its parts in the order of their encodings. */
export const set = (...parts: Asn1[]): Asn1 =>
  universal(
    Type.SET,
    true,
    parts.toSorted((one, other) => Buffer.compare(encode(one), encode(other))),
  );
export const oid = (dotted: string): Asn1 =>
  universal(Type.OID, false, forge.asn1.oidToDer(dotted).getBytes());
export const octets = (bytes: Uint8Array): Asn1 => universal(Type.OCTETSTRING, false, binary(bytes));
export const boolean = (value: boolean): Asn1 => universal(Type.BOOLEAN, false, value ? '\xff' : '\0');
export const none = (): Asn1 => universal(Type.NULL, false, '');
export const bits = (bytes: Uint8Array, unused = 0): Asn1 =>
  universal(Type.BITSTRING, false, String.fromCharCode(unused) + binary(bytes));

/** A string of one of the string types; its bytes are the UTF-8 of `text`, or the bytes given. */
export const string = (type: number, text: string | Uint8Array): Asn1 =>
  universal(type, false, binary(typeof text === 'string' ? Buffer.from(text) : text));

/** forge itself turns these characters into two bytes each. */
export const bmpString = (text: string): Asn1 => universal(Type.BMPSTRING, false, text);

/** A number that is not negative, from its big-endian bytes. */
export function integer(value: number | bigint | Uint8Array): Asn1 {
  const hex = typeof value === 'object' ? '' : value.toString(16);
  const bytes =
    typeof value === 'object' ? value : Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const isHigh = (bytes[0] ?? 0) >= 0x80;
  return universal(Type.INTEGER, false, (isHigh ? '\0' : '') + binary(bytes));
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5); milliseconds since 1970. */
export function time(at: number): Asn1 {
  const text = `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
  const isLong = Number(text.slice(0, 4)) >= 2050;
  return isLong
    ? universal(Type.GENERALIZEDTIME, false, text)
    : universal(Type.UTCTIME, false, text.slice(2));
}

/** [number] EXPLICIT, or of constructed parts. */
export const context = (number: number, ...parts: Asn1[]): Asn1 =>
  forge.asn1.create(Class.CONTEXT_SPECIFIC, number, true, parts);

/** [number] IMPLICIT of bytes. */
export const contextBytes = (number: number, bytes: Uint8Array): Asn1 =>
  forge.asn1.create(Class.CONTEXT_SPECIFIC, number, false, binary(bytes));

function universal(type: number, constructed: boolean, value: string | Asn1[]): Asn1 {
  return forge.asn1.create(Class.UNIVERSAL, type, constructed, value);
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
