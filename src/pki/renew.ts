import {readFile} from 'node:fs/promises';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {shownTime} from '../identity/dates.ts';
import {extensionOid, readLeaf} from '../identity/leaf.ts';
import type {Asn1} from './asn1.ts';
import {encoded} from './asn1.ts';
import type {Authority} from './authority.ts';
import {exists} from './authority.ts';
import {readRequest} from './certificate-request.ts';
import {distinguishedName} from './encode-certificate.ts';
import {PkiError} from './errors.ts';
import {alternativeNames, extendedKeyUsage, extension, usageOid} from './extensions.ts';
import {withFolderLock} from './folder-lock.ts';
import type {Issued} from './issue.ts';
import {groupNames, hostNames, signLeaf, writeNewKey} from './issue.ts';
import type {Holder} from './layout.ts';
import {backdateMs, dayMs, paths} from './layout.ts';
import type {LedgerEntry} from './ledger.ts';
import {describe} from './ledger.ts';
import {readRevoked} from './revoke.ts';

/** What a renewal changes; the rest stays: name, groups, names, length of life, key. */
export interface RenewalChanges {
  readonly days?: number | undefined;
  /** In place of all groups of a user. */
  readonly groups?: readonly string[] | undefined;
  /** In place of all DNS names and addresses of a host; its own name stays. */
  readonly dns?: readonly string[] | undefined;
  readonly ip?: readonly string[] | undefined;
  /** A new key, in place of the old one. */
  readonly rekey?: boolean | undefined;
  /** The new key of somebody who keeps it elsewhere, as a PKCS#10 request. */
  readonly request?: Buffer | undefined;
}

/**
 * Signs a new certificate for somebody who has one, in its place. The old one stays valid until it ends or is
 * revoked. Who was revoked gets one only with a new key.
 *
 * @throws {PkiError} `certificate-missing`, `certificate-revoked`, `bad-target` for changes that do not fit,
 * `bad-name`, `bad-lifetime`, `bad-request`, `ca-busy`
 */
export async function renew(
  authority: Authority,
  holder: Holder,
  changes: RenewalChanges,
  now: number,
): Promise<Issued> {
  const {dir} = authority;
  const certPath = paths.certificate(dir, holder);
  const keyPath = paths.key(dir, holder);
  requireFitting(holder, changes);
  return withFolderLock(dir, async () => {
    const current = await readCurrent(certPath, holder);
    await requireAdmitted(authority, current, changes);
    const requestedKey =
      changes.request === undefined ? undefined : readRequest(changes.request, holder.name);
    const content = {...contentOf(current, changes), days: changes.days ?? daysOf(current)};
    // A crash between the new key and its certificate leaves a pair that does not match; renewing again mends it.
    const publicKey =
      requestedKey ?? (changes.rekey ? await writeNewKey(keyPath) : current.certificate.publicKey);
    const certificate = await signLeaf(authority, content, publicKey, now);
    await writeDurably(certPath, certificate.toString());
    const hasKey = requestedKey === undefined && (await exists(keyPath));
    return {holder, certificate, certPath, ...(hasKey ? {keyPath} : {}), notes: notesOn(current, now)};
  });
}

function requireFitting({kind, name}: Holder, {groups, dns, ip, rekey, request}: RenewalChanges): void {
  const wrong = kind === 'host' ? groups && 'groups' : (dns ?? ip) && 'DNS names and addresses';
  if (wrong)
    throw new PkiError('bad-target', `${kind} ${name} cannot have ${wrong}: they are for the other kind`);
  if (rekey && request)
    throw new PkiError('bad-target', 'a new key is either made here or comes with a request, not both');
}

async function readCurrent(path: string, {kind, name}: Holder): Promise<LedgerEntry> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    if (!isSystemError(cause, 'ENOENT')) throw cause;
    throw new PkiError(
      'certificate-missing',
      `${kind} ${name} has no certificate (${path}); make one with: reeve cert ${kind} ${name}`,
      {cause},
    );
  });
  const current = describe(bytes, path);
  if (current.kind === kind && current.name === name) return current;
  throw new PkiError(
    'certificate-malformed',
    `${path} is the certificate of ${current.kind} ${current.name}`,
  );
}

async function requireAdmitted(
  authority: Authority,
  current: LedgerEntry,
  changes: RenewalChanges,
): Promise<void> {
  if (changes.rekey || changes.request) return;
  const {serials} = await readRevoked(authority.dir, authority.certificate);
  if (!serials.has(current.serial)) return;
  throw new PkiError(
    'certificate-revoked',
    `the certificate of ${current.kind} ${current.name} is revoked, and its key with it; to admit ${current.name} again, add --rekey`,
  );
}

function contentOf(
  current: LedgerEntry,
  {groups, dns, ip}: RenewalChanges,
): {subject: Buffer; extensions: Asn1[]} {
  if (current.kind === 'user') {
    const subject = distinguishedName(current.name, groupNames(groups ?? current.groups));
    return {subject, extensions: [extendedKeyUsage(usageOid.clientAuth)]};
  }
  const names = (dns ?? ip) ? alternativeNames(hostNames(current.name, dns, ip)) : keptNames(current);
  const subject = distinguishedName(current.name);
  return {subject, extensions: [extendedKeyUsage(usageOid.serverAuth), names]};
}

/** The alternative names of the old certificate, as they are. */
function keptNames({certificate, name}: LedgerEntry): Asn1 {
  const held = readLeaf(certificate).extensions.get(extensionOid.subjectAltName);
  return held === undefined
    ? alternativeNames(hostNames(name))
    : extension(extensionOid.subjectAltName, encoded(held.value));
}

function daysOf({notBefore, notAfter}: LedgerEntry): number {
  return Math.max(1, Math.round((notAfter - notBefore - backdateMs) / dayMs));
}

function notesOn({serial, notAfter}: LedgerEntry, now: number): string[] {
  if (notAfter <= now) return [];
  return [
    `the one before stays valid until ${shownTime(notAfter)}; to end it now: reeve cert revoke ${serial}`,
  ];
}
