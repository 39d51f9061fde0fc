import type {KeyObject} from 'node:crypto';
import {X509Certificate} from 'node:crypto';
import {requirePrivate} from '../base/file-trust.ts';
import {mebibyte} from '../base/named-file.ts';
import {requireRoots} from './complete-bundle.ts';
import {expiryWarning} from './dates.ts';
import {DerError} from './der.ts';
import {IdentityError} from './errors.ts';
import {publicKeyOf} from './foreign-key.ts';
import {malformed, parsePrivateKey, readBounded, refuseDer} from './pem-file.ts';
import type {ListsInFile, RevocationSet} from './revocation-list.ts';
import {readRevocationLists} from './revocation-list.ts';
import {dersOf} from './signed-der.ts';

/** Paths of PEM files. */
export interface CredentialFiles {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** The certificate and key of a host or a user, and the CAs that it trusts. */
export interface Credentials {
  readonly certificate: X509Certificate;
  /** The certificates behind it in its file: its signers. */
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject;
  /** The CAs of the `ca` file. */
  readonly bundle: readonly X509Certificate[];
  /** The same as it was read, for TLS. */
  readonly pem: {readonly cert: string; readonly key: string; readonly ca: string};
  /** The warnings for the person: of soon or past expiry. The other end decides whether to accept it. */
  readonly warnings: readonly string[];
}

/**
 * Reads a certificate, its key and the CAs that are trusted; `now` is in milliseconds since 1970. Does not verify
 * the certificate: those it is shown to do, by CAs of their own.
 *
 * @throws {IdentityError} `credentials-missing`, `credentials-malformed`, `credentials-mismatch`, each naming the
 * file and what to do; {FileTrustError} `file-not-private`
 */
export async function loadCredentials(files: CredentialFiles, now: number): Promise<Credentials> {
  const [certificate, ...chain] = certificatesIn(
    await readBounded(files.cert, 'the certificate'),
    files.cert,
  );
  const keyText = await readBounded(files.key, 'the private key');
  await requirePrivate(files.key);
  const key = parsePrivateKey(keyText, files.key);
  if (!certificate.checkPrivateKey(key)) {
    throw new IdentityError(
      'credentials-mismatch',
      `${files.key} is not the key of the certificate ${files.cert}`,
    );
  }
  const bundle = parseBundle(await readBounded(files.ca, "the CA's certificate"), files.ca);
  requireRoots(bundle, files.ca);
  const warnings = [
    expiryWarning(certificate, now, `the certificate ${files.cert}`),
    ...bundle.map(authority => expiryWarning(authority, now, `a CA certificate in ${files.ca}`)),
  ].filter(warning => warning !== undefined);
  const pem = {
    cert: [certificate, ...chain].join(''),
    key: key.export({type: 'pkcs8', format: 'pem'}).toString(),
    ca: bundle.join(''),
  };
  return {certificate, chain, key, bundle, pem, warnings};
}

/**
 * Reads the revocation lists in a file; `bundle` are the CAs that may have signed them. For those to whom a file is good as
 * a whole or not at all.
 *
 * @throws {IdentityError} `credentials-missing`, `crl-malformed`, `crl-untrusted`, naming the file
 */
export async function loadRevocations(
  path: string,
  bundle: readonly X509Certificate[],
): Promise<RevocationSet[]> {
  const {lists, problems} = await loadRevocationLists(path, bundle);
  if (problems[0]) throw problems[0];
  return lists.map(({set}) => set);
}

/** The same, each list standing for itself. @throws {IdentityError} `credentials-missing`, `crl-malformed`, naming the file */
export async function loadRevocationLists(
  path: string,
  bundle: readonly X509Certificate[],
): Promise<ListsInFile> {
  const bytes = await readBounded(path, 'the revocation list', {most: 64 * mebibyte});
  const named = (cause: IdentityError) => new IdentityError(cause.code, `${path}: ${cause.message}`, {cause});
  try {
    const {lists, problems} = readRevocationLists(bytes, bundle);
    return {lists, problems: problems.map(named)};
  } catch (cause) {
    throw cause instanceof IdentityError ? named(cause) : cause;
  }
}

/**
 * The CAs in PEM text, each a real one.
 *
 * @throws {IdentityError} `credentials-malformed`, naming `path`
 */
export function parseBundle(bytes: Buffer, path: string): X509Certificate[] {
  const bundle = blocksIn(bytes, path).map(der => parseCertificate(der, path));
  if (bundle.length === 0) throw malformed(path, 'it holds no certificate');
  for (const certificate of bundle) {
    if (!certificate.ca) throw malformed(path, 'it holds a certificate that is not of a CA');
    requireReadableKey(certificate, path);
  }
  return bundle;
}

function requireReadableKey(certificate: X509Certificate, path: string): void {
  try {
    publicKeyOf(certificate);
  } catch (cause) {
    throw malformed(path, 'it holds a certificate whose public key cannot be decoded', cause);
  }
}

/** The certificate in a file: the first, where there are several. @throws {IdentityError} as `loadCredentials` */
export function certificateIn(bytes: Buffer, path: string): X509Certificate {
  return certificatesIn(bytes, path)[0];
}

/**
 * Returns the certificates that TLS shows: the first, and its signers. The key may stand in the same file.
 */
function certificatesIn(bytes: Buffer, path: string): [X509Certificate, ...X509Certificate[]] {
  const [first, ...others] = blocksIn(bytes, path, keyLabels).map(der => parseCertificate(der, path));
  if (first === undefined) throw malformed(path, 'it is not a certificate in PEM');
  return [first, ...others];
}

const keyLabels = ['PRIVATE KEY', 'EC PRIVATE KEY', 'EC PARAMETERS'];

/** The certificates in PEM text; blocks of the labels `beside` may stand between them. */
function blocksIn(bytes: Buffer, path: string, beside: readonly string[] = []): Buffer[] {
  refuseDer(bytes, path, 'x509');
  try {
    return dersOf(bytes, ['CERTIFICATE'], beside);
  } catch (cause) {
    if (cause instanceof DerError) throw malformed(path, cause.message, cause);
    throw cause;
  }
}

function parseCertificate(bytes: Buffer, path: string): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch (cause) {
    throw malformed(path, 'it is not a certificate in PEM', cause);
  }
}
