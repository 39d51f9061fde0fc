import type {KeyObject} from 'node:crypto';
import {createPrivateKey, generateKeyPairSync, X509Certificate} from 'node:crypto';
import {access} from 'node:fs/promises';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {requirePrivate} from '../base/file-trust.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {makeFolder} from '../base/own-folder.ts';
import {quote} from '../base/quote.ts';
import {distinguishedName, encodeCertificate, randomSerial} from './encode-certificate.ts';
import {encodeCrl} from './encode-crl.ts';
import {PkiError} from './errors.ts';
import {authorityKeyIdentifier, caConstraints, caSignatures, subjectKeyIdentifier} from './extensions.ts';
import {withFolderLock} from './folder-lock.ts';
import {backdateMs, dayMs, lifetimes, paths, requireDays} from './layout.ts';
import {encryptedKey} from './pbes2.ts';
import {pem} from './pem.ts';

/** A CA that can sign: its folder, certificate and key. */
export interface Authority {
  readonly dir: string;
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

export interface AuthorityOptions {
  readonly dir: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The common name of the CA. */
  readonly name?: string | undefined;
  readonly days?: number | undefined;
  /** Encrypts the key where given. */
  readonly passphrase?: string | undefined;
}

/**
 * Makes a CA: `ca.key`, an empty `crl.pem`, `issued/` and, last, `ca.pem`. Overwrites nothing.
 *
 * @throws {PkiError} `ca-exists`, `bad-name`, `bad-lifetime`, `ca-busy`
 */
export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
  const {dir, now, name = 'reeve CA', days = lifetimes.ca, passphrase} = options;
  requireDays(days);
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/.test(name)) {
    throw new PkiError(
      'bad-name',
      `${quote(name)} is no name for a CA: 1 to 64 letters, digits, spaces and any of . _ -`,
    );
  }
  makeFolder(paths.ledger(dir), 0o755);
  return withFolderLock(dir, async () => {
    await requireNoCa(dir);
    const {privateKey: key, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
    const certificate = selfSigned(name, publicKey, key, now, days);
    // A crash before ca.pem is there leaves a key that has signed nothing; the next `ca init` says to remove it.
    await writeDurably(paths.caKey(dir), keyPem(key, passphrase), 0o600);
    const crl = {number: 1n, thisUpdate: now, nextUpdate: now + lifetimes.crl * dayMs, entries: []};
    await writeDurably(paths.crl(dir), encodeCrl(crl, certificate, key));
    await writeDurably(paths.caCertificate(dir), certificate.toString());
    return {dir, certificate, key};
  });
}

/** @throws {PkiError} `ca-missing`, `ca-key` */
export async function readCaCertificate(dir: string): Promise<X509Certificate> {
  const path = paths.caCertificate(dir);
  const text = await readOrMissing(path, dir);
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new PkiError('ca-key', `${path} is not a certificate in PEM`, {cause});
  }
}

/**
 * Opens a CA to sign with it. `askPassphrase` is called only where the key has one.
 *
 * @throws {PkiError} `ca-missing`, `ca-key`; {FileTrustError} where others can read the key
 */
export async function openAuthority(dir: string, askPassphrase: () => Promise<string>): Promise<Authority> {
  const certificate = await readCaCertificate(dir);
  const path = paths.caKey(dir);
  const text = await readOrMissing(path, dir);
  await requirePrivate(path);
  const isEncrypted = text.includes('ENCRYPTED');
  const key = parseKey(text, path, isEncrypted ? await askPassphrase() : undefined);
  if (!certificate.checkPrivateKey(key)) {
    throw new PkiError('ca-key', `${path} is not the key of ${paths.caCertificate(dir)}`);
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new PkiError(
      'ca-key',
      `${path} is not a P-256 key; with a CA of another kind, sign with its own tools`,
    );
  }
  return {dir, certificate, key};
}

/** A private key in PEM, PKCS#8. */
export function keyPem(key: KeyObject, passphrase?: string): string {
  if (passphrase === undefined) return key.export({type: 'pkcs8', format: 'pem'}).toString();
  // The count that OWASP asks of PBKDF2 with SHA-256 (2023): some 150 ms. `key.export` of Node would take
  // 2048.
  return pem('ENCRYPTED PRIVATE KEY', encryptedKey(key, passphrase, 600_000));
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => {
      if (isSystemError(error, 'ENOENT')) return false;
      throw error;
    },
  );
}

function selfSigned(
  name: string,
  publicKey: KeyObject,
  key: KeyObject,
  now: number,
  days: number,
): X509Certificate {
  const subject = distinguishedName(name);
  const extensions = [
    caConstraints(),
    caSignatures(),
    subjectKeyIdentifier(publicKey),
    authorityKeyIdentifier(publicKey),
  ];
  const notAfter = now + days * dayMs;
  const fields = {
    serial: randomSerial(),
    issuer: subject,
    subject,
    notBefore: now - backdateMs,
    notAfter,
    publicKey,
    extensions,
  };
  return encodeCertificate(fields, key);
}

/** Refuses a folder that holds a CA, or half of one. @throws {PkiError} `ca-exists` */
export async function requireNoCa(dir: string): Promise<void> {
  const certificate = paths.caCertificate(dir);
  const key = paths.caKey(dir);
  if (await exists(certificate)) {
    throw new PkiError(
      'ca-exists',
      `${dir} holds a CA already (${certificate}); give another folder with --dir`,
    );
  }
  if (!(await exists(key))) return;
  throw new PkiError(
    'ca-exists',
    `${key} is there without ${certificate}, as an interrupted "ca init" leaves it; if that is so, remove it and run again`,
  );
}

async function readOrMissing(path: string, dir: string): Promise<string> {
  try {
    return (await readNamedFile(path, mebibyte)).toString();
  } catch (cause) {
    if (!isSystemError(cause, 'ENOENT')) throw cause;
    throw new PkiError(
      'ca-missing',
      `there is no CA in ${dir} (no ${path}); make one with: reeve ca init --dir ${dir}`,
      {cause},
    );
  }
}

function parseKey(text: string, path: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({key: text, ...(passphrase === undefined ? {} : {passphrase})});
  } catch (cause) {
    const reason = passphrase === undefined ? 'it is not a private key in PEM' : 'wrong passphrase';
    throw new PkiError('ca-key', `cannot use ${path}: ${reason}`, {cause});
  }
}
