import type {X509Certificate} from 'node:crypto';
import type {Element} from './der.ts';
import {childrenOf, DerError, expectTag, oidText, readDer, tag} from './der.ts';
import {IdentityError} from './errors.ts';

export interface Extension {
  readonly critical: boolean;
  /** The content of the extension's OCTET STRING. */
  readonly value: Buffer;
}

/** The fields of a certificate that are read from its DER. */
export interface Leaf {
  readonly subject: Element;
  /** By dotted OID. */
  readonly extensions: ReadonlyMap<string, Extension>;
}

export const extensionOid = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;

/**
 * Takes a certificate apart (RFC 5280, 4.1).
 *
 * @throws {IdentityError} `certificate-malformed`, `certificate-extension` for an extension given twice
 */
export function readLeaf(certificate: X509Certificate): Leaf {
  return orMalformed(() => {
    const [body] = childrenOf(expectTag(readDer(certificate.raw), tag.sequence));
    const fields = childrenOf(expectTag(body, tag.sequence));
    // [0] version stands first; v3 (2) is the only version with extensions.
    const [version] = childrenOf(expectTag(fields[0], 0xa0));
    if (version?.content.toString('hex') !== '02') throw new DerError('not a version 3 certificate');
    const subject = expectTag(fields[5], tag.sequence);
    const list = fields.find(field => field.tag === 0xa3);
    return {subject, extensions: list === undefined ? new Map() : readExtensions(childrenOf(list)[0])};
  });
}

/** The OIDs of the extended key usage; empty if there is none. */
export function extendedKeyUsageOf({extensions}: Leaf): string[] {
  const extension = extensions.get(extensionOid.extendedKeyUsage);
  if (extension === undefined) return [];
  return orMalformed(() => childrenOf(expectTag(readDer(extension.value), tag.sequence)).map(oidText));
}

/** True if the key may sign: the key usage says digitalSignature, or there is none. */
export function maySign({extensions}: Leaf): boolean {
  const extension = extensions.get(extensionOid.keyUsage);
  if (extension === undefined) return true;
  // Bit 0 is the highest of the first byte after the count of unused bits (RFC 5280, 4.2.1.3).
  return orMalformed(
    () => ((expectTag(readDer(extension.value), tag.bitString).content[1] ?? 0) & 0x80) !== 0,
  );
}

/** True if the basic constraints say that this is a CA, whatever its key usage says. */
export function saysCa({extensions}: Leaf): boolean {
  const extension = extensions.get(extensionOid.basicConstraints);
  if (extension === undefined) return false;
  return orMalformed(() => {
    const [first] = childrenOf(expectTag(readDer(extension.value), tag.sequence));
    return first?.tag === tag.boolean && first.content[0] !== 0;
  });
}

/** The tags of the subject's alternative names: 0x82 for a DNS name, 0x87 for an IP address. */
export function alternativeNameTags({extensions}: Leaf): number[] {
  const extension = extensions.get(extensionOid.subjectAltName);
  if (extension === undefined) return [];
  return orMalformed(() =>
    childrenOf(expectTag(readDer(extension.value), tag.sequence)).map(name => name.tag),
  );
}

/** A URI among alternative names: an IA5String under the tag [6] (RFC 5280, 4.2.1.6). */
export const uriTag = 0x86;

/** The URIs among the subject's alternative names. */
export function alternativeUris({extensions}: Leaf): string[] {
  const extension = extensions.get(extensionOid.subjectAltName);
  if (extension === undefined) return [];
  return orMalformed(() =>
    childrenOf(expectTag(readDer(extension.value), tag.sequence))
      .filter(name => name.tag === uriTag)
      .map(name => name.content.toString('latin1')),
  );
}

/** The DNS names and IP addresses of a certificate as they are shown to people. URIs are left out: nobody dials them. */
export function shownNames({subjectAltName}: X509Certificate): string | undefined {
  const names = subjectAltName?.split(', ').filter(name => !name.startsWith('URI:'));
  return names?.join(', ');
}

/** The elements of an `Extensions` sequence (RFC 5280, 4.2) by OID; one given twice is refused. */
export function readExtensions(list: Element | undefined): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  for (const entry of childrenOf(expectTag(list, tag.sequence))) {
    const parts = childrenOf(expectTag(entry, tag.sequence));
    const oid = oidText(parts[0]);
    const critical = parts.length === 3;
    if (critical && expectTag(parts[1], tag.boolean).content.toString('hex') !== 'ff') {
      throw new DerError('a critical mark that is not TRUE');
    }
    if (parts.length > 3) throw new DerError('an extension of four parts');
    if (extensions.has(oid))
      throw new IdentityError('certificate-extension', `the extension ${oid} is there twice`);
    extensions.set(oid, {critical, value: expectTag(parts[critical ? 2 : 1], tag.octetString).content});
  }
  return extensions;
}

/** The subject of a certificate, as it is encoded. */
export function subjectDer(certificate: X509Certificate): Buffer {
  const [body] = childrenOf(readDer(certificate.raw));
  return expectTag(childrenOf(expectTag(body, tag.sequence))[5], tag.sequence).whole;
}

function orMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause;
    throw new IdentityError('certificate-malformed', `the certificate is not well formed: ${cause.message}`, {
      cause,
    });
  }
}
