import type {X509Certificate} from 'node:crypto';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {quote} from '../base/quote.ts';
import {issuersOf} from '../identity/certificate.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {crlLabel, parseRevocationList, readCrlFields, readEntry} from '../identity/revocation-list.ts';
import {derOf, readSigned} from '../identity/signed-der.ts';
import type {Asn1} from './asn1.ts';
import {encoded} from './asn1.ts';
import type {Authority} from './authority.ts';
import {crlEntry, encodeCrl} from './encode-crl.ts';
import {PkiError} from './errors.ts';
import {withFolderLock} from './folder-lock.ts';
import {dayMs, lifetimes, parseHolder, paths, requireDays} from './layout.ts';
import type {LedgerEntry} from './ledger.ts';
import {describe, readLedger} from './ledger.ts';

export interface Revocation {
  /** The certificates that are on the list now and were not before. */
  readonly revoked: readonly LedgerEntry[];
  /** The certificates that were on the list already. */
  readonly before: readonly LedgerEntry[];
  /** Of both, those whose jobs hosts do not end. */
  readonly keepsJobs: readonly LedgerEntry[];
  readonly number: bigint;
  readonly nextUpdate: number;
}

export interface RevokeOptions {
  /** Until the list is to be written anew. */
  readonly days?: number | undefined;
  /** Hosts are to end what the certificates ordered: they are marked as compromised, for good. */
  readonly endJobs?: boolean | undefined;
}

interface CurrentList {
  readonly set: RevocationSet;
  readonly entries: readonly {serial: string; entry: Asn1}[];
}

/**
 * Puts certificates on the revocation list and writes `crl.pem` anew, also where nothing is added: that puts off
 * its next update. A target is `user:NAME` or `host:NAME` (all its serials), a serial, or the path of a certificate.
 *
 * @throws {PkiError} `bad-target`, `certificate-missing`, `crl-missing`, `ca-busy`; {IdentityError} for a `crl.pem`
 * that is broken
 */
export async function revoke(
  authority: Authority,
  targets: readonly string[],
  now: number,
  {days = lifetimes.crl, endJobs = false}: RevokeOptions = {},
): Promise<Revocation> {
  requireDays(days);
  const {dir, certificate, key} = authority;
  return withFolderLock(dir, async () => {
    const ledger = await readLedger(dir);
    const named = new Map<string, LedgerEntry>();
    for (const target of targets) {
      for (const entry of await entriesOf(target, ledger, certificate)) named.set(entry.serial, entry);
    }
    const current = await readCrl(dir, certificate);
    const {true: before = [], false: revoked = []} = Object.groupBy(named.values(), ({serial}) =>
      current.set.serials.has(serial) ? 'true' : 'false',
    );
    const number = current.set.number + 1n;
    const nextUpdate = now + days * dayMs;
    const isCompromised = (serial: string) => endJobs || current.set.compromised.has(serial);
    const kept = current.entries.filter(({serial}) => !named.has(serial)).map(({entry}) => entry);
    const fresh = [...named.keys()].map(serial =>
      crlEntry(serial, now, {isCompromised: isCompromised(serial)}),
    );
    const entries = [...kept, ...fresh];
    await writeDurably(
      paths.crl(dir),
      encodeCrl({number, thisUpdate: now, nextUpdate, entries}, certificate, key),
    );
    const keepsJobs = [...named.values()].filter(({serial}) => !isCompromised(serial));
    return {revoked, before, keepsJobs, number, nextUpdate};
  });
}

/** The revocation list of the folder as it is now. @throws {PkiError} `crl-missing`; {IdentityError} */
export async function readRevoked(dir: string, ca: X509Certificate): Promise<RevocationSet> {
  return (await readCrl(dir, ca)).set;
}

async function readCrl(dir: string, ca: X509Certificate): Promise<CurrentList> {
  const path = paths.crl(dir);
  const bytes = await readNamedFile(path, mebibyte).catch((cause: unknown) => {
    if (!isSystemError(cause, 'ENOENT')) throw cause;
    const advice = 'bring it back from a copy, or from a host: a new one would forget what was revoked';
    throw new PkiError('crl-missing', `${path} is gone; ${advice}`, {cause});
  });
  const set = parseRevocationList(bytes, [ca]);
  const {entries} = readCrlFields(readSigned(derOf(bytes, crlLabel)).body);
  return {
    set,
    entries: entries.map(entry => ({serial: readEntry(entry).serial, entry: encoded(entry.whole)})),
  };
}

async function entriesOf(
  target: string,
  ledger: readonly LedgerEntry[],
  ca: X509Certificate,
): Promise<LedgerEntry[]> {
  if (/^(?:user|host):/.test(target)) {
    const {kind, name} = parseHolder(target);
    const all = ledger.filter(entry => entry.kind === kind && entry.name === name);
    if (all.length === 0)
      throw new PkiError('certificate-missing', `the CA never signed a certificate for ${kind} ${name}`);
    return all;
  }
  const serial = target.replaceAll(':', '').toUpperCase();
  const found = ledger.find(entry => entry.serial === serial);
  if (found !== undefined) return [found];
  return [await entryIn(target, ca)];
}

/** A certificate that is not in the ledger any more can be revoked too, if the CA signed it. */
async function entryIn(path: string, ca: X509Certificate): Promise<LedgerEntry> {
  const bytes = await readNamedFile(path, mebibyte).catch((cause: unknown) => {
    const reason = `${quote(path)} is no user:NAME or host:NAME, no serial in the ledger and no file that can be read`;
    throw new PkiError('bad-target', reason, {cause});
  });
  const entry = describe(bytes, path);
  if (issuersOf(entry.certificate, [ca]).length > 0) return entry;
  throw new PkiError('bad-target', `the certificate in ${path} is not signed by this CA`);
}
