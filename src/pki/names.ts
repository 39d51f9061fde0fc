import type {X509Certificate} from 'node:crypto';
import {isIP} from 'node:net';
import {childrenOf, readDer} from '../identity/der.ts';
import {extensionOid, readLeaf} from '../identity/leaf.ts';
import {isLogKeyName} from '../identity/log-key.ts';
import type {Asn1} from './asn1.ts';
import {encoded} from './asn1.ts';
import {addressName, dnsName} from './extensions.ts';
import {requireAddress, requireDnsName, requireName} from './layout.ts';

/**
 * The alternative names of a host: its own first, each once.
 *
 * @throws {PkiError} `bad-name`
 */
export function hostNames(name: string, dns: readonly string[] = [], ip: readonly string[] = []): Asn1[] {
  const isAddress = isIP(name) !== 0;
  const dnsNames = isAddress ? dns : [name, ...dns];
  const addresses = isAddress ? [name, ...ip] : ip;
  dnsNames.forEach(requireDnsName);
  addresses.forEach(requireAddress);
  return [...new Set(dnsNames)].map(dnsName).concat([...new Set(addresses)].map(addressName));
}

/** The alternative names that a host's certificate has, as they are, but for those of log keys. */
export function keptNames(certificate: X509Certificate): Asn1[] {
  const held = readLeaf(certificate).extensions.get(extensionOid.subjectAltName);
  if (held === undefined) return [];
  const names = childrenOf(readDer(held.value)).filter(name => !isLogKeyName(name));
  return names.map(({whole}) => encoded(whole));
}

/** @throws {PkiError} `bad-name` */
export function groupNames(groups: readonly string[] = []): string[] {
  for (const group of groups) requireName(group, 'group');
  return [...new Set(groups)];
}
