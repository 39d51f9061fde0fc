import {counted} from '../base/counted.ts';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {shownTime} from '../identity/dates.ts';
import type {Asn1} from './asn1.ts';
import type {Authority} from './authority.ts';
import {exists} from './authority.ts';
import {readRequest} from './certificate-request.ts';
import {distinguishedName} from './encode-certificate.ts';
import {PkiError} from './errors.ts';
import {extendedKeyUsage, usageOid} from './extensions.ts';
import {withFolderLock} from './folder-lock.ts';
import type {Issued} from './issue.ts';
import {hostExtensions, logKeyPathOf, signLeaf, writeNewKey} from './issue.ts';
import type {Holder} from './layout.ts';
import {backdateMs, dayMs, lifetimes, paths} from './layout.ts';
import type {LedgerEntry} from './ledger.ts';
import {describe} from './ledger.ts';
import {groupNames, hostNames, keptNames} from './names.ts';
import type {KeyChanges} from './renew-log-key.ts';
import {renewLogKey} from './renew-log-key.ts';
import {readRevoked} from './revoke.ts';

/** The fields that a renewal changes; the rest stays: name, groups, names, keys. */
export interface RenewalChanges extends KeyChanges {
  /** The days that the new one is valid; else as long as those of its kind are. */
  readonly days?: number | undefined;
  /** In place of all groups of a user. */
  readonly groups?: readonly string[] | undefined;
  /** In place of all DNS names and addresses of a host; its own name stays. */
  readonly dns?: readonly string[] | undefined;
  readonly ip?: readonly string[] | undefined;
}

/**
 * Signs a new certificate for somebody who has one, in its place. The old one stays valid until it ends or is
 * revoked. A holder whose certificate was revoked gets one only with a new key.
 *
 * @throws {PkiError} `certificate-missing`, `certificate-revoked`, `bad-target` for changes that do not fit,
 * `bad-name`, `bad-lifetime`, `bad-request`, `file-exists`, `ca-busy`
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
    const notes = notesOn(current, changes, now);
    const subjectAndExtensions = await contentOf(dir, current, changes, notes);
    const content = {...subjectAndExtensions, days: changes.days ?? lifetimes[holder.kind]};
    // A crash between new keys and their certificate leaves some that do not match; renewing again mends it.
    const publicKey =
      requestedKey ?? (changes.rekey ? await writeNewKey(keyPath) : current.certificate.publicKey);
    const certificate = await signLeaf(authority, content, publicKey, now);
    await writeDurably(certPath, certificate.toString());
    const hasKey = requestedKey === undefined && (await exists(keyPath));
    const kept = hasKey ? {keyPath} : {};
    return {holder, certificate, certPath, ...kept, ...(await logKeyPathOf(dir, holder)), notes};
  });
}

function requireFitting({kind, name}: Holder, changes: RenewalChanges): void {
  const {groups, dns, ip, rekey, request, logPublic} = changes;
  const hostsOnly = logPublic ? 'a log key' : (dns ?? ip) && 'DNS names and addresses';
  const wrong = kind === 'host' ? groups && 'groups' : hostsOnly;
  if (wrong)
    throw new PkiError('bad-target', `${kind} ${name} cannot have ${wrong}: they are for the other kind`);
  if (rekey && (request ?? logPublic))
    throw new PkiError('bad-target', 'a new key is either made here or brought along, not both');
}

async function readCurrent(path: string, {kind, name}: Holder): Promise<LedgerEntry> {
  const bytes = await readNamedFile(path, mebibyte).catch((cause: unknown) => {
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

async function contentOf(
  dir: string,
  current: LedgerEntry,
  changes: RenewalChanges,
  notes: string[],
): Promise<{subject: Buffer; extensions: Asn1[]}> {
  const {kind, name, certificate} = current;
  const {groups, dns, ip} = changes;
  if (kind === 'user') {
    const subject = distinguishedName(name, groupNames(groups ?? current.groups));
    return {subject, extensions: [extendedKeyUsage(usageOid.clientAuth)]};
  }
  const kept = (dns ?? ip) ? [] : keptNames(certificate);
  const names = kept.length === 0 ? hostNames(name, dns, ip) : kept;
  const uris = await renewLogKey(dir, {kind, name}, certificate, changes, notes);
  return {subject: distinguishedName(name), extensions: hostExtensions(names, uris)};
}

function daysOf({notBefore, notAfter}: LedgerEntry): number {
  return Math.max(1, Math.round((notAfter - notBefore - backdateMs) / dayMs));
}

function notesOn(current: LedgerEntry, {days}: RenewalChanges, now: number): string[] {
  const {kind, serial, notAfter} = current;
  const [before, usual] = [daysOf(current), lifetimes[kind]];
  return [
    ...(days === undefined && before !== usual
      ? [
          `the one before was made for ${counted(before, 'day')}, this one for the usual ${usual}; --days makes it another`,
        ]
      : []),
    ...(notAfter > now
      ? [
          `the one before stays valid until ${shownTime(notAfter)}; to end it now: reeve cert revoke ${serial}`,
        ]
      : []),
  ];
}
