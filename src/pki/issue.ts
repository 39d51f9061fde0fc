import type {KeyObject, X509Certificate} from 'node:crypto';
import {createPrivateKey, createPublicKey, generateKeyPairSync} from 'node:crypto';
import {dirname} from 'node:path';
import {syncFolder, writeDurably} from '../base/durable-file.ts';
import {requirePrivate} from '../base/file-trust.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {makeFolder} from '../base/own-folder.ts';
import {validityOf} from '../identity/dates.ts';
import {subjectDer} from '../identity/leaf.ts';
import {logKeyUri} from '../identity/log-key.ts';
import type {Asn1} from './asn1.ts';
import type {Authority} from './authority.ts';
import {exists, keyPem} from './authority.ts';
import {readRequest} from './certificate-request.ts';
import {distinguishedName, encodeCertificate, randomSerial} from './encode-certificate.ts';
import {PkiError} from './errors.ts';
import {
  alternativeNames,
  authorityKeyIdentifier,
  digitalSignature,
  extendedKeyUsage,
  leafConstraints,
  subjectKeyIdentifier,
  uriName,
  usageOid,
} from './extensions.ts';
import {withFolderLock} from './folder-lock.ts';
import type {Holder} from './layout.ts';
import {backdateMs, dayMs, lifetimes, paths, requireDays, requireName} from './layout.ts';
import {recordIssued} from './ledger.ts';
import {logKeyFor, withoutLogKey} from './log-key.ts';
import {groupNames, hostNames} from './names.ts';

export interface HostRequest {
  readonly name: string;
  /** More names, beside its own, which is always there. */
  readonly dns?: readonly string[] | undefined;
  readonly ip?: readonly string[] | undefined;
  readonly days?: number | undefined;
  /** A PKCS#10 request, PEM or DER, whose key is to be certified; else a key is made. */
  readonly request?: Buffer | undefined;
  /** The public half of a log key that is kept on the host: a `log.pub`, or PEM; else one is made with the key. */
  readonly logPublic?: Buffer | undefined;
}

export interface UserRequest {
  readonly name: string;
  readonly groups?: readonly string[] | undefined;
  readonly days?: number | undefined;
  readonly request?: Buffer | undefined;
}

/** A certificate that was written, and where it is. */
export interface Issued {
  readonly holder: Holder;
  readonly certificate: X509Certificate;
  readonly certPath: string;
  /** Absent if the key never was here. */
  readonly keyPath?: string;
  /** Of a host whose log key is here. */
  readonly logKeyPath?: string;
  /** The warnings that the operator should know. */
  readonly notes: readonly string[];
}

/**
 * Makes a host's certificate (serverAuth alone), and its key and log key unless there is a request.
 *
 * @throws {PkiError} `certificate-exists`, `bad-name`, `bad-lifetime`, `bad-request`, `file-exists`, `ca-busy`
 */
export async function issueHost(authority: Authority, request: HostRequest, now: number): Promise<Issued> {
  const {name, days = lifetimes.host, logPublic} = request;
  requireName(name, 'host');
  const names = hostNames(name, request.dns, request.ip);
  const host: Holder = {kind: 'host', name};
  const extensionsOf = async (notes: string[]) => {
    const keys = {given: logPublic, isElsewhere: request.request !== undefined};
    const logKey = await logKeyFor(authority.dir, host, keys);
    if (logKey === undefined) notes.push(withoutLogKey(name));
    return hostExtensions(names, logKey === undefined ? [] : [logKeyUri(logKey.publicKey)]);
  };
  const content = {subject: distinguishedName(name), extensionsOf, days};
  return issue(authority, host, content, request.request, now);
}

/**
 * Makes a user's certificate (clientAuth alone), and its key unless there is a request.
 *
 * @throws {PkiError} as `issueHost`
 */
export async function issueUser(authority: Authority, request: UserRequest, now: number): Promise<Issued> {
  const {name, days = lifetimes.user} = request;
  requireName(name, 'user');
  const subject = distinguishedName(name, groupNames(request.groups));
  const extensionsOf = () => [extendedKeyUsage(usageOid.clientAuth)];
  const content = {subject, extensionsOf, days};
  return issue(authority, {kind: 'user', name}, content, request.request, now);
}

/** The extensions of a host's certificate, of what it is reached as, and its log key. */
export function hostExtensions(names: readonly Asn1[], logKeyUris: readonly string[]): Asn1[] {
  return [extendedKeyUsage(usageOid.serverAuth), alternativeNames([...names, ...logKeyUris.map(uriName)])];
}

/** The parts that set one leaf apart from another. */
export interface LeafContent {
  /** The subject's Name, encoded. */
  readonly subject: Buffer;
  readonly extensions: readonly Asn1[];
  readonly days: number;
}

/** Signs a leaf and enters it into the ledger, before anybody can hold it. @throws {PkiError} `bad-lifetime` */
export async function signLeaf(
  authority: Authority,
  content: LeafContent,
  publicKey: KeyObject,
  now: number,
): Promise<X509Certificate> {
  requireDays(content.days);
  const {to: end} = validityOf(authority.certificate);
  if (end <= now)
    throw new PkiError(
      'bad-lifetime',
      `the CA's own certificate expired on ${authority.certificate.validTo}`,
    );
  const certificate = encodeCertificate(
    {
      serial: randomSerial(),
      issuer: subjectDer(authority.certificate),
      subject: content.subject,
      notBefore: now - backdateMs,
      // Nothing outlives the CA.
      notAfter: Math.min(now + content.days * dayMs, end),
      publicKey,
      extensions: [
        leafConstraints(),
        digitalSignature(),
        ...content.extensions,
        subjectKeyIdentifier(publicKey),
        authorityKeyIdentifier(authority.certificate.publicKey),
      ],
    },
    authority.key,
  );
  await recordIssued(authority.dir, certificate);
  return certificate;
}

/** Makes and writes a new key for a holder. */
export async function writeNewKey(path: string): Promise<KeyObject> {
  const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  await writeDurably(path, keyPem(privateKey), 0o600);
  return publicKey;
}

/** A leaf whose extensions need a key that may still have to be made. */
interface LeafPlan extends Omit<LeafContent, 'extensions'> {
  readonly extensionsOf: (notes: string[]) => Asn1[] | Promise<Asn1[]>;
}

async function issue(
  authority: Authority,
  holder: Holder,
  {subject, days, extensionsOf}: LeafPlan,
  request: Buffer | undefined,
  now: number,
): Promise<Issued> {
  requireDays(days);
  const {dir} = authority;
  const certPath = paths.certificate(dir, holder);
  const keyPath = paths.key(dir, holder);
  return withFolderLock(dir, async () => {
    await requireNone(certPath, holder);
    const requestedKey = request === undefined ? undefined : readRequest(request, holder.name);
    await makePrivateFolder(paths.holder(dir, holder));
    const notes: string[] = [];
    const publicKey = requestedKey ?? (await keyOf(keyPath, notes));
    const extensions = await extensionsOf(notes);
    const certificate = await signLeaf(authority, {subject, extensions, days}, publicKey, now);
    // A crash here leaves keys without a certificate; issuing again takes those.
    await writeDurably(certPath, certificate.toString());
    const kept = requestedKey === undefined ? {keyPath} : {};
    return {holder, certificate, certPath, ...kept, ...(await logKeyPathOf(dir, holder)), notes};
  });
}

/** Returns the path of a holder's log key, if it is here. */
export async function logKeyPathOf(dir: string, holder: Holder): Promise<{logKeyPath?: string}> {
  const logKeyPath = paths.logKey(dir, holder);
  return holder.kind === 'host' && (await exists(logKeyPath)) ? {logKeyPath} : {};
}

async function requireNone(certPath: string, {kind, name}: Holder): Promise<void> {
  if (!(await exists(certPath))) return;
  const renew = `reeve cert renew ${kind}:${name}`;
  throw new PkiError(
    'certificate-exists',
    `${kind} ${name} has a certificate already (${certPath}); renew it with: ${renew}`,
  );
}

/** For others nothing to see: private keys are inside. */
async function makePrivateFolder(path: string): Promise<void> {
  makeFolder(path, 0o700);
  await syncFolder(dirname(path));
}

/** A key that is there already is never overwritten but used. */
async function keyOf(path: string, notes: string[]): Promise<KeyObject> {
  if (!(await exists(path))) return writeNewKey(path);
  await requirePrivate(path);
  const key = createPublicKey(createPrivateKey(await readNamedFile(path, mebibyte)));
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new PkiError('file-exists', `${path} is there already and is not a P-256 key; move it away`);
  }
  notes.push(`${path} was there already; the certificate is for that key`);
  return key;
}
