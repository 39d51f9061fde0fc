import {isIP} from 'node:net';
import {join} from 'node:path';
import {quote} from '../base/quote.ts';
import {isName, nameRule} from '../identity/subject.ts';
import {PkiError} from './errors.ts';

export type Kind = 'host' | 'user';

/** The holder of a certificate: `user:alice`, `host:lab-01`. */
export interface Holder {
  readonly kind: Kind;
  readonly name: string;
}

/** The paths of everything in a CA's folder. People and scripts rely on them. */
export const paths = {
  caCertificate: (dir: string): string => join(dir, 'ca.pem'),
  caKey: (dir: string): string => join(dir, 'ca.key'),
  crl: (dir: string): string => join(dir, 'crl.pem'),
  /** Every certificate that was ever signed, as SERIAL.pem. */
  ledger: (dir: string): string => join(dir, 'issued'),
  holder: (dir: string, {kind, name}: Holder): string => join(dir, `${kind}s`, name),
  certificate: (dir: string, holder: Holder): string => join(paths.holder(dir, holder), 'cert.pem'),
  key: (dir: string, holder: Holder): string => join(paths.holder(dir, holder), 'key.pem'),
  /** The key that signs the checkpoints of a host's account, and its public half in one line. */
  logKey: (dir: string, holder: Holder): string => join(paths.holder(dir, holder), 'log.key'),
  logPublic: (dir: string, holder: Holder): string => join(paths.holder(dir, holder), 'log.pub'),
};

/** In days. */
export const lifetimes = {ca: 3650, host: 397, user: 90, crl: 30} as const;

/** A certificate counts from five minutes before its making, for clocks that are late. */
export const backdateMs = 5 * 60 * 1000;

export const dayMs = 24 * 60 * 60 * 1000;

/** Reads `user:NAME` or `host:NAME`. @throws {PkiError} `bad-target` */
export function parseHolder(text: string): Holder {
  const [, kind, name] = /^(user|host):(.*)$/s.exec(text) ?? [];
  if (kind === undefined || name === undefined) {
    throw new PkiError('bad-target', `${quote(text)} is neither user:NAME nor host:NAME`);
  }
  requireName(name, kind);
  return {kind: kind as Kind, name};
}

/** @throws {PkiError} `bad-name` */
export function requireName(name: string, what: string): void {
  if (!isName(name)) throw new PkiError('bad-name', `${quote(name)} is no name for a ${what}: ${nameRule}`);
}

/** Requires a DNS name: no wildcard, which no reeve would match. @throws {PkiError} `bad-name` */
export function requireDnsName(name: string): void {
  const isDns =
    name.length <= 253 &&
    name.split('.').every(label => /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label));
  if (!isDns)
    throw new PkiError(
      'bad-name',
      `${quote(name)} is no DNS name: labels of letters, digits, - and _ with dots between`,
    );
}

/** @throws {PkiError} `bad-name` */
export function requireAddress(address: string): void {
  if (isIP(address) === 0 || address.includes('%'))
    throw new PkiError('bad-name', `${quote(address)} is no IP address`);
}

/** @throws {PkiError} `bad-lifetime` for anything but 1 to 36500 whole days */
export function requireDays(days: number): void {
  if (Number.isInteger(days) && days >= 1 && days <= 36_500) return;
  throw new PkiError('bad-lifetime', `a lifetime is 1 to 36500 whole days, not ${days}`);
}
