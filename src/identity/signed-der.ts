import type {KeyObject} from 'node:crypto';
import {verify} from 'node:crypto';
import {quote} from '../base/quote.ts';
import type {Element} from './der.ts';
import {bitStringBytes, childrenOf, DerError, expectTag, oidText, readDer, tag} from './der.ts';
import {readPemBlocks} from './pem-blocks.ts';

/** SEQUENCE {body, algorithm, signature}: what certificates, revocation lists and requests are alike in. */
export interface SignedDer {
  readonly body: Element;
  /** The AlgorithmIdentifier of the signature. */
  readonly algorithm: Element;
  /** True if this key made the signature, with an algorithm that is not known to be weak. */
  isSignedBy(key: KeyObject): boolean;
}

/** @throws {DerError} */
export function readSigned(der: Buffer): SignedDer {
  const parts = childrenOf(expectTag(readDer(der), tag.sequence));
  if (parts.length !== 3) throw new DerError('not a body, an algorithm and a signature');
  const body = expectTag(parts[0], tag.sequence);
  const algorithm = expectTag(parts[1], tag.sequence);
  const oid = oidText(childrenOf(algorithm)[0]);
  const signature = bitStringBytes(parts[2]);
  return {
    body,
    algorithm,
    isSignedBy(key) {
      const known = algorithms[oid];
      if (known === undefined || key.asymmetricKeyType !== known.key) return false;
      return verify(known.hash, body.whole, key, signature);
    },
  };
}

/**
 * The one block of PEM text, which has the label or one of the names that it also goes by, or the bytes as they are where
 * they are DER.
 *
 * @throws {DerError}
 */
export function derOf(bytes: Buffer, label: string, ...aliases: readonly string[]): Buffer {
  const [der, another] = dersOf(bytes, [label, ...aliases]);
  if (der === undefined) throw new DerError(`no PEM block "${label}"`);
  if (another !== undefined) throw new DerError(`several PEM blocks "${label}" where one is due`);
  return der;
}

/**
 * Every block of PEM text that has one of these labels, in order; or the bytes as they are where they are DER.
 *
 * @param beside labels of blocks that may stand between them
 * @throws {DerError} also for a block of any other label, which may be meant for one of these
 */
export function dersOf(
  bytes: Buffer,
  labels: readonly [string, ...string[]],
  beside: readonly string[] = [],
): Buffer[] {
  if (bytes[0] === tag.sequence) return [bytes];
  const blocks = readPemBlocks(bytes);
  const other = blocks.find(({label}) => !labels.includes(label) && !beside.includes(label));
  if (other) throw new DerError(`a PEM block ${quote(other.label)} where "${labels[0]}" is due`);
  return blocks.filter(({label}) => labels.includes(label)).map(({der}) => der);
}

/** By OID (RFC 5758, RFC 4055, RFC 8410). */
const algorithms: Readonly<Record<string, {hash: string | null; key: 'ec' | 'rsa' | 'ed25519'}>> = {
  '1.2.840.10045.4.3.2': {hash: 'sha256', key: 'ec'},
  '1.2.840.10045.4.3.3': {hash: 'sha384', key: 'ec'},
  '1.2.840.10045.4.3.4': {hash: 'sha512', key: 'ec'},
  '1.2.840.113549.1.1.11': {hash: 'sha256', key: 'rsa'},
  '1.2.840.113549.1.1.12': {hash: 'sha384', key: 'rsa'},
  '1.2.840.113549.1.1.13': {hash: 'sha512', key: 'rsa'},
  '1.3.101.112': {hash: null, key: 'ed25519'},
};
