import type {KeyObject} from 'node:crypto';
import {createPrivateKey, X509Certificate} from 'node:crypto';
import {open} from 'node:fs/promises';
import {isSystemError, messageOf} from '../base/errors.ts';
import {requirePrivate} from '../base/file-trust.ts';
import {expiryWarning} from './dates.ts';
import {IdentityError} from './errors.ts';
import type {RevocationSet} from './revocation-list.ts';
import {parseRevocationLists} from './revocation-list.ts';
import {dersOf} from './signed-der.ts';

/** Paths of PEM files. */
export interface CredentialFiles {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** What a host or a user shows, and whom it trusts. */
export interface Credentials {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  /** The CAs of the `ca` file. */
  readonly bundle: readonly X509Certificate[];
  /** The texts as they were read, as TLS wants them. */
  readonly pem: {readonly cert: string; readonly key: string; readonly ca: string};
  /** What to tell the person: what expires soon or has expired. Whether it is accepted, the other end says. */
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
  const cert = await readBounded(files.cert, 'the certificate', mebibyte);
  const certificate = parseCertificate(cert, files.cert);
  const keyText = await readBounded(files.key, 'the private key', mebibyte);
  await requirePrivate(files.key);
  const key = parseKey(keyText, files.key);
  if (!certificate.checkPrivateKey(key)) {
    throw new IdentityError(
      'credentials-mismatch',
      `${files.key} is not the key of the certificate ${files.cert}`,
    );
  }
  const ca = await readBounded(files.ca, "the CA's certificate", mebibyte);
  const bundle = parseBundle(ca, files.ca);
  const warnings = [
    expiryWarning(certificate, now, `the certificate ${files.cert}`),
    ...bundle.map(authority => expiryWarning(authority, now, `a CA certificate in ${files.ca}`)),
  ].filter(warning => warning !== undefined);
  const pem = {cert: cert.toString(), key: keyText.toString(), ca: ca.toString()};
  return {certificate, key, bundle, pem, warnings};
}

/**
 * Reads the revocation lists in a file; `bundle` are the CAs that may have signed them.
 *
 * @throws {IdentityError} `credentials-missing`, `crl-malformed`, `crl-untrusted`, naming the file
 */
export async function loadRevocations(
  path: string,
  bundle: readonly X509Certificate[],
): Promise<RevocationSet[]> {
  const bytes = await readBounded(path, 'the revocation list', 64 * mebibyte);
  try {
    return parseRevocationLists(bytes, bundle);
  } catch (cause) {
    if (!(cause instanceof IdentityError)) throw cause;
    throw new IdentityError(cause.code, `${path}: ${cause.message}`, {cause});
  }
}

/**
 * The CAs in PEM text, each a real one.
 *
 * @throws {IdentityError} `credentials-malformed`, naming `path`
 */
export function parseBundle(bytes: Buffer, path: string): X509Certificate[] {
  const bundle = dersOf(bytes, 'CERTIFICATE').map(der => parseCertificate(der, path));
  if (bundle.length === 0) throw malformed(path, 'it holds no certificate');
  for (const certificate of bundle) {
    if (!certificate.ca) throw malformed(path, 'it holds a certificate that is not of a CA');
  }
  return bundle;
}

const mebibyte = 1024 * 1024;

function parseCertificate(bytes: Buffer, path: string): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch (cause) {
    throw malformed(path, 'it is not a certificate in PEM', cause);
  }
}

function parseKey(bytes: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(bytes);
  } catch (cause) {
    const isEncrypted = bytes.includes('ENCRYPTED');
    throw malformed(
      path,
      isEncrypted ? 'the key has a passphrase, which is not taken here' : 'it is not a private key in PEM',
      cause,
    );
  }
}

async function readBounded(path: string, what: string, most: number): Promise<Buffer> {
  try {
    await using file = await open(path);
    const {size} = await file.stat();
    if (size > most) throw malformed(path, `it has ${size} bytes; at most ${most} are read`);
    return await file.readFile();
  } catch (cause) {
    if (cause instanceof IdentityError) throw cause;
    const reason = isSystemError(cause, 'ENOENT') ? 'there is no such file' : messageOf(cause);
    throw new IdentityError('credentials-missing', `cannot read ${what}, ${path}: ${reason}`, {cause});
  }
}

function malformed(path: string, reason: string, cause?: unknown): IdentityError {
  return new IdentityError('credentials-malformed', `${path} cannot be used: ${reason}`, {cause});
}
