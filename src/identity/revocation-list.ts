import type {X509Certificate} from 'node:crypto';
import {createHash} from 'node:crypto';
import {shownTime} from './dates.ts';
import type {Element} from './der.ts';
import {childrenOf, DerError, expectTag, positiveIntegerHex, readDer, tag, timeOf} from './der.ts';
import {IdentityError} from './errors.ts';
import {publicKeyOf} from './foreign-key.ts';
import {readExtensions, subjectDer} from './leaf.ts';
import {derOf, dersOf, readSigned} from './signed-der.ts';

/** The content of a revocation list, once its signature was found good. */
export interface RevocationSet {
  /** The CA that signed it, as `authorityId` has it. */
  readonly issuer: string;
  readonly number: bigint;
  /** Milliseconds since 1970, as the next. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** As `X509Certificate.serialNumber`. */
  readonly serials: ReadonlySet<string>;
  /** Those of them that were revoked for `keyCompromise` (RFC 5280, 5.3.1): what they ordered is to be ended. */
  readonly compromised: ReadonlySet<string>;
}

/** The label of a revocation list in PEM. */
export const crlLabel = 'X509 CRL';

/**
 * Reads one revocation list (RFC 5280, 5), PEM or DER, and finds the CA of `bundle` that signed it. Takes time and
 * memory with the length of the list, so the server does it outside the executor.
 *
 * @throws {IdentityError} `crl-malformed`, also for a list that covers only some certificates (delta, indirect);
 * `crl-untrusted`
 */
export function parseRevocationList(bytes: Buffer, bundle: readonly X509Certificate[]): RevocationSet {
  return orMalformed(() => {
    const signed = readSigned(derOf(bytes, crlLabel));
    const fields = readCrlFields(signed.body);
    if (!fields.algorithm.equals(signed.algorithm.whole)) throw new DerError('two signature algorithms');
    const issuer = bundle.find(
      ca => ca.ca && subjectDer(ca).equals(fields.issuer) && signed.isSignedBy(publicKeyOf(ca)),
    );
    if (issuer === undefined) {
      throw new IdentityError('crl-untrusted', 'no CA that is trusted here signed the revocation list');
    }
    const {number, thisUpdate, nextUpdate} = fields;
    return {
      issuer: authorityId(issuer),
      number,
      thisUpdate,
      nextUpdate,
      ...serialsOf(fields.entries),
    };
  });
}

/** The content of a file of revocation lists. */
export interface ListsInFile {
  readonly lists: readonly {readonly set: RevocationSet; readonly der: Buffer}[];
  /** Of the lists that cannot be used: each stands for itself, and keeps no other from being used. */
  readonly problems: readonly IdentityError[];
}

/**
 * Every revocation list of a PEM file, for those who trust several CAs.
 *
 * @throws {IdentityError} `crl-malformed` if the file may hold more than can be told apart
 */
export function readRevocationLists(bytes: Buffer, bundle: readonly X509Certificate[]): ListsInFile {
  const ders = orMalformed(() => dersOf(bytes, [crlLabel]));
  if (ders.length === 0) throw malformed(`no PEM block "${crlLabel}"`);
  const lists: {set: RevocationSet; der: Buffer}[] = [];
  const problems: IdentityError[] = [];
  for (const der of ders) {
    try {
      lists.push({set: parseRevocationList(der, bundle), der});
    } catch (error) {
      if (!(error instanceof IdentityError)) throw error;
      problems.push(error);
    }
  }
  return {lists, problems};
}

/** A CA, whichever of its certificates says so: SHA-256 of its name and key, lower-case hex. */
export function authorityId(ca: X509Certificate): string {
  const key = publicKeyOf(ca).export({type: 'spki', format: 'der'});
  return createHash('sha256').update(subjectDer(ca)).update(key).digest('hex');
}

/** Returns the warning about a list that is past its next update; it stays in force. */
export function stalenessOf(crl: RevocationSet, now: number): string | undefined {
  if (now <= crl.nextUpdate) return undefined;
  return `revocation list number ${crl.number} was to be replaced by ${shownTime(crl.nextUpdate)}; it stays in force; run: reeve cert revoke --refresh`;
}

/** The parts of a TBSCertList (RFC 5280, 5.1.2). */
export interface CrlFields {
  readonly algorithm: Buffer;
  readonly issuer: Buffer;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly entries: readonly Element[];
  readonly number: bigint;
}

/** @throws {DerError} */
export function readCrlFields(body: Element): CrlFields {
  const fields = childrenOf(body);
  const version = expectTag(fields.shift(), tag.integer);
  if (version.content.toString('hex') !== '01') throw new DerError('not a version 2 list');
  const algorithm = expectTag(fields.shift(), tag.sequence).whole;
  const issuer = expectTag(fields.shift(), tag.sequence).whole;
  const thisUpdate = timeOf(fields.shift());
  const nextUpdate = timeOf(fields.shift());
  if (nextUpdate <= thisUpdate) throw new DerError('a next update that is not after this one');
  const entries = fields[0]?.tag === tag.sequence ? childrenOf(expectTag(fields.shift(), tag.sequence)) : [];
  const list = expectTag(fields.shift(), 0xa0);
  if (fields.length > 0) throw new DerError('more fields than a list has');
  return {algorithm, issuer, thisUpdate, nextUpdate, entries, number: numberIn(list)};
}

/** One entry of a list: its serial, and whether it was revoked for `keyCompromise`. @throws {DerError} */
export function readEntry(entry: Element): {serial: string; isCompromised: boolean} {
  const [serial, date, extensions] = childrenOf(expectTag(entry, tag.sequence));
  // When it was revoked does not matter here; reading 20,000 times would take the most of all.
  if (date?.tag !== tag.utcTime) expectTag(date, tag.generalizedTime);
  const reason = extensions && refuseCritical(extensions).get(reasonCodeOid);
  return {serial: positiveIntegerHex(serial), isCompromised: reason?.value.equals(keyCompromise) ?? false};
}

/** The reason code of an entry and its value ENUMERATED keyCompromise (1) (RFC 5280, 5.3.1). */
export const reasonCodeOid = '2.5.29.21';
export const keyCompromise = Buffer.of(0x0a, 0x01, 0x01);

/** In hex (RFC 5280, 5.2.3). */
const mostNumberDigits = 40;

function numberIn(list: Element): bigint {
  const [extensions] = childrenOf(list);
  const number = refuseCritical(extensions).get('2.5.29.20');
  if (number === undefined) throw new DerError('no list number');
  const hex = positiveIntegerHex(readDer(number.value));
  if (hex.length > mostNumberDigits) throw new DerError('a list number of more than 20 bytes');
  return BigInt(`0x${hex}`);
}

/**
 * A critical extension here says that the list means something else than all revoked certificates of its
 * signer.
 */
function refuseCritical(extensions: Element | undefined): ReturnType<typeof readExtensions> {
  const all = readExtensions(extensions);
  for (const [oid, {critical}] of all) {
    if (critical) throw new DerError(`the critical extension ${oid}, which is not understood here`);
  }
  return all;
}

function serialsOf(entries: readonly Element[]): Pick<RevocationSet, 'serials' | 'compromised'> {
  const read = entries.map(readEntry);
  const compromised = read.filter(({isCompromised}) => isCompromised);
  return {
    serials: new Set(read.map(({serial}) => serial)),
    compromised: new Set(compromised.map(({serial}) => serial)),
  };
}

function orMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof DerError) throw malformed(cause.message, cause);
    if (cause instanceof IdentityError && cause.code === 'certificate-extension')
      throw malformed(cause.message, cause);
    throw cause;
  }
}

function malformed(reason: string, cause?: unknown): IdentityError {
  return new IdentityError('crl-malformed', `the revocation list is not well formed: ${reason}`, {cause});
}
