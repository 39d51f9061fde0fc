import type {X509Certificate} from 'node:crypto';
import {isIP} from 'node:net';
import {quote} from '../base/quote.ts';
import type {Validity} from './dates.ts';
import {shownTime, validityOf} from './dates.ts';
import {DerError} from './der.ts';
import {IdentityError} from './errors.ts';
import {isP256, publicKeyOf} from './foreign-key.ts';
import type {Leaf} from './leaf.ts';
import {
  alternativeNameTags,
  extendedKeyUsageOf,
  extensionOid,
  maySign,
  readLeaf,
  saysCa,
  shownNames,
} from './leaf.ts';
import type {RevocationSet} from './revocation-list.ts';
import {authorityId} from './revocation-list.ts';
import type {Subject} from './subject.ts';
import {readSubject} from './subject.ts';

/** Somebody, or a host, as a certificate that was found good names them. */
export interface Principal {
  readonly name: string;
  readonly groups: readonly string[];
  readonly kind: 'user' | 'host';
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  /** As `X509Certificate.serialNumber`: upper-case hex. */
  readonly serial: string;
  /** Milliseconds since 1970. */
  readonly notAfter: number;
}

/**
 * Decides whether a certificate is to be believed, and for whom it speaks. Trust is one hop: a CA of `bundle`
 * signed it. Pure; `now` is in milliseconds since 1970.
 *
 * @throws {IdentityError} one of the `certificate-*` codes, with the reason in words for whoever brought it
 */
export function verifyLeaf(
  certificate: X509Certificate,
  bundle: readonly X509Certificate[],
  crls: readonly RevocationSet[],
  now: number,
  purpose: 'client' | 'server',
): Principal {
  // Nothing else in the certificate is read before a CA is found to have signed it.
  const issuers = requireIssuers(certificate, bundle);
  requireWithinDates(certificate, issuers, now);
  const principal = principalOf(certificate, purpose);
  requireNotRevoked(certificate, principal, issuers, crls);
  return principal;
}

/**
 * Whom a certificate speaks for, or spoke for: one that a CA of `bundle` signed, whether or not it expired or was revoked.
 *
 * @throws {IdentityError} as above
 */
export function identifyLeaf(
  certificate: X509Certificate,
  bundle: readonly X509Certificate[],
  purpose: 'client' | 'server',
): Principal {
  requireIssuers(certificate, bundle);
  return principalOf(certificate, purpose);
}

/**
 * Requires that a certificate, and one of the CA certificates that signed it, are within their dates.
 *
 * @throws {IdentityError} `certificate-expired`, `certificate-not-yet-valid`
 */
export function requireWithinDates(
  certificate: X509Certificate,
  issuers: readonly X509Certificate[],
  now: number,
): void {
  requireDates(issuers, now, "the certificate's CA");
  requireDates([certificate], now, 'the certificate');
}

/**
 * Requires that a host's certificate holds exactly this DNS name or IP address among its alternative names. The
 * common name does not count, and wildcards do not match.
 *
 * @throws {IdentityError} `certificate-name`
 */
export function verifyHostName(certificate: X509Certificate, name: string): void {
  const isAddress = isIP(name) !== 0;
  // A leading dot would make OpenSSL match any name below; a NUL would make Node throw.
  const isHostName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}$/.test(name);
  const matches = isAddress
    ? certificate.checkIP(name)
    : isHostName &&
      certificate.checkHost(name, {subject: 'never', wildcards: false, partialWildcards: false});
  if (matches) return;
  const held = shownNames(certificate) || 'no names';
  throw new IdentityError(
    'certificate-name',
    `the host that answered is not ${quote(name)}: its certificate is for ${quote(held, 256)}`,
  );
}

/** SHA-256 of a certificate as lower-case hex, as `Principal.fingerprint`. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}

/** The CAs of `bundle` that signed `certificate`: several only where one key has several CA certificates. */
export function issuersOf(
  certificate: X509Certificate,
  bundle: readonly X509Certificate[],
): X509Certificate[] {
  return bundle.filter(ca => ca.ca && certificate.checkIssued(ca) && certificate.verify(publicKeyOf(ca)));
}

/** Of a certificate that a CA signed. */
function principalOf(certificate: X509Certificate, purpose: 'client' | 'server'): Principal {
  const leaf = readLeaf(certificate);
  requireKnownExtensions(leaf);
  requireUsage(certificate, leaf, purpose);
  if (purpose === 'client') requireOrderKey(certificate);
  return {
    ...subjectOf(leaf),
    kind: purpose === 'client' ? 'user' : 'host',
    fingerprint: fingerprintOf(certificate),
    serial: certificate.serialNumber,
    notAfter: validityOf(certificate).to,
  };
}

function requireIssuers(certificate: X509Certificate, bundle: readonly X509Certificate[]): X509Certificate[] {
  const issuers = issuersOf(certificate, bundle);
  if (issuers.length > 0) return issuers;
  const reason = certificate.verify(publicKeyOf(certificate))
    ? 'the certificate is self-signed'
    : `no CA that is trusted here signed the certificate; its issuer says ${quote(certificate.issuer.replaceAll('\n', ', '))}; if that is an intermediate CA, its certificate belongs into the file of CAs here, too`;
  throw new IdentityError('certificate-untrusted', reason);
}

/** One of `certificates` has to be within its dates; a CA may have been renewed under its old key. */
function requireDates(certificates: readonly X509Certificate[], now: number, what: string): void {
  let refusal: IdentityError | undefined;
  for (const certificate of certificates) {
    const wrong = wrongDates(validityOf(certificate), now, what);
    if (wrong === undefined) return;
    refusal ??= wrong;
  }
  if (refusal !== undefined) throw refusal;
}

function wrongDates({from, to}: Validity, now: number, what: string): IdentityError | undefined {
  if (Number.isNaN(from) || Number.isNaN(to))
    return new IdentityError('certificate-malformed', `${what} has a date that cannot be read`);
  if (now > to) return new IdentityError('certificate-expired', `${what} expired on ${shownTime(to)}`);
  if (now >= from) return undefined;
  const reason = `${what} is valid from ${shownTime(from)} on; by this clock it is ${shownTime(now)}`;
  return new IdentityError('certificate-not-yet-valid', reason);
}

const understood: ReadonlySet<string> = new Set([
  extensionOid.keyUsage,
  extensionOid.subjectAltName,
  extensionOid.basicConstraints,
  extensionOid.extendedKeyUsage,
]);

function requireKnownExtensions({extensions}: Leaf): void {
  for (const [oid, {critical}] of extensions) {
    if (!critical || understood.has(oid)) continue;
    throw new IdentityError(
      'certificate-extension',
      `the certificate has the critical extension ${oid}, which is not understood here`,
    );
  }
}

const usages = {
  client: {oid: '1.3.6.1.5.5.7.3.2', name: 'clientAuth', whose: "a user's"},
  server: {oid: '1.3.6.1.5.5.7.3.1', name: 'serverAuth', whose: "a host's"},
} as const;

function requireUsage(certificate: X509Certificate, leaf: Leaf, purpose: 'client' | 'server'): void {
  if (certificate.ca || saysCa(leaf)) throw misused("a CA's certificate", purpose);
  if (!maySign(leaf)) throw misused('a certificate whose key may not sign', purpose);
  const held = extendedKeyUsageOf(leaf);
  const other = usages[purpose === 'client' ? 'server' : 'client'];
  if (held.length !== 1 || held[0] !== usages[purpose].oid) {
    const what =
      held.length === 1 && held[0] === other.oid
        ? `${other.whose} certificate`
        : 'a certificate for other uses';
    throw misused(what, purpose);
  }
  const isNamed = alternativeNameTags(leaf).some(tag => tag === 0x82 || tag === 0x87);
  if (purpose === 'server' && !isNamed)
    throw misused('a certificate without a DNS name or IP address', purpose);
}

/** Said at once, rather than with each order. */
function requireOrderKey(certificate: X509Certificate): void {
  const key = publicKeyOf(certificate);
  if (isP256(key)) return;
  const kind = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? 'unknown';
  throw new IdentityError(
    'certificate-key',
    `the key of the certificate is of the kind ${kind}; orders are signed with a key on P-256: have a certificate made for one`,
  );
}

function misused(what: string, purpose: 'client' | 'server'): IdentityError {
  const {whose, name} = usages[purpose];
  return new IdentityError(
    'certificate-usage',
    `${what} was brought where ${whose} is due (extended key usage ${name} alone)`,
  );
}

function subjectOf(leaf: Leaf): Subject {
  try {
    return readSubject(leaf.subject);
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause;
    throw new IdentityError(
      'certificate-subject',
      `the certificate's subject is not well formed: ${cause.message}`,
      {cause},
    );
  }
}

function requireNotRevoked(
  certificate: X509Certificate,
  {name}: Pick<Principal, 'name'>,
  issuers: readonly X509Certificate[],
  crls: readonly RevocationSet[],
): void {
  const isRevoked = crls.some(
    crl =>
      crl.serials.has(certificate.serialNumber) && issuers.some(issuer => authorityId(issuer) === crl.issuer),
  );
  if (!isRevoked) return;
  throw new IdentityError(
    'certificate-revoked',
    `the certificate of ${quote(name)}, serial ${certificate.serialNumber}, is revoked`,
  );
}
