import {X509Certificate} from 'node:crypto';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError, messageOf} from '../base/errors.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {validityOf, warnsFrom} from '../identity/dates.ts';
import {extendedKeyUsageOf, readLeaf, shownNames} from '../identity/leaf.ts';
import {readSubject} from '../identity/subject.ts';
import {PkiError} from './errors.ts';
import {usageOid} from './extensions.ts';
import type {Holder, Kind} from './layout.ts';
import {paths} from './layout.ts';

export type CertificateStatus = 'valid' | 'expiring' | 'expired' | 'revoked';

/** One certificate that the CA signed. */
export interface LedgerEntry extends Holder {
  readonly groups: readonly string[];
  /** DNS names and addresses of a host. */
  readonly names: string | undefined;
  readonly serial: string;
  /** Milliseconds since 1970, as the next. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly certificate: X509Certificate;
}

/** Enters a certificate as `issued/SERIAL.pem`. */
export async function recordIssued(dir: string, certificate: X509Certificate): Promise<void> {
  await writeDurably(join(paths.ledger(dir), `${certificate.serialNumber}.pem`), certificate.toString());
}

/** All that was ever signed, by name and then by age. @throws {PkiError} `certificate-malformed`, naming the file */
export async function readLedger(dir: string): Promise<LedgerEntry[]> {
  const folder = paths.ledger(dir);
  const entries: LedgerEntry[] = [];
  for (const file of await namesIn(folder)) {
    if (!/^[0-9A-F]+\.pem$/.test(file)) continue;
    entries.push(describe(await readNamedFile(join(folder, file), mebibyte), join(folder, file)));
  }
  const key = ({kind, name}: LedgerEntry) => `${kind} ${name}`;
  return entries.toSorted((a, b) => compare(key(a), key(b)) || a.notBefore - b.notBefore);
}

/**
 * Returns what a leaf of this CA says; `path` is for the error.
 *
 * @throws {PkiError} `certificate-malformed`
 */
export function describe(bytes: Buffer, path: string): LedgerEntry {
  try {
    const certificate = new X509Certificate(bytes);
    const leaf = readLeaf(certificate);
    const kind: Kind = extendedKeyUsageOf(leaf)[0] === usageOid.serverAuth ? 'host' : 'user';
    const {from, to} = validityOf(certificate);
    return {
      ...readSubject(leaf.subject),
      kind,
      names: shownNames(certificate),
      serial: certificate.serialNumber,
      notBefore: from,
      notAfter: to,
      certificate,
    };
  } catch (cause) {
    throw new PkiError(
      'certificate-malformed',
      `${path} is not a certificate of reeve: ${messageOf(cause)}`,
      {cause},
    );
  }
}

export function statusOf(entry: LedgerEntry, revoked: ReadonlySet<string>, now: number): CertificateStatus {
  if (revoked.has(entry.serial)) return 'revoked';
  if (now > entry.notAfter) return 'expired';
  return now >= warnsFrom(entry.certificate) ? 'expiring' : 'valid';
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
