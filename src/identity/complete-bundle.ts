import type {X509Certificate} from 'node:crypto';
import {quote} from '../base/quote.ts';
import {issuersOf} from './certificate.ts';
import {IdentityError} from './errors.ts';
import {publicKeyOf} from './foreign-key.ts';
import {malformed} from './pem-file.ts';

/**
 * Requires that every CA that is trusted leads to a root among them: TLS verifies up to a self-signed certificate (RFC 5280,
 * 6.1), though trust in a certificate is one hop.
 *
 * @throws {IdentityError} `credentials-malformed`, naming `path` and what to add to it
 */
export function requireRoots(bundle: readonly X509Certificate[], path: string): void {
  const complete = new Set(bundle.filter(isRoot));
  // Each turn reaches the CAs that are one step further from their root.
  for (let before = -1; before !== complete.size; ) {
    before = complete.size;
    for (const ca of bundle) {
      const isSame = (other: X509Certificate) =>
        other.subject === ca.subject && publicKeyOf(other).equals(publicKeyOf(ca));
      const known = [...complete];
      // A CA that another one signed as well, besides itself, is reached by either.
      if (issuersOf(ca, known).length > 0 || known.some(isSame)) complete.add(ca);
    }
  }
  const incomplete = bundle.filter(ca => !complete.has(ca));
  const lost = incomplete.find(ca => issuersOf(ca, bundle).length === 0) ?? incomplete[0];
  if (lost === undefined) return;
  throw malformed(
    path,
    `it holds the intermediate CA ${nameOf(lost.subject)} without the CA that signed it, ${nameOf(lost.issuer)}; add that one's certificate, up to a self-signed root`,
  );
}

/**
 * Requires that the CA that signed a certificate is trusted itself; `chain` is what stands behind the certificate in its file.
 *
 * @throws {IdentityError} `certificate-untrusted`, where that CA is in the chain only; where nobody knows it, others say so
 */
export function requireTrustedIssuer(
  certificate: X509Certificate,
  chain: readonly X509Certificate[],
  bundle: readonly X509Certificate[],
  files: {readonly cert: string; readonly ca: string},
): void {
  const [issuer] = issuersOf(certificate, chain);
  if (issuer === undefined || issuersOf(certificate, bundle).length > 0) return;
  throw new IdentityError(
    'certificate-untrusted',
    `the intermediate CA ${nameOf(issuer.subject)}, which signed ${files.cert} and stands behind it there, is not in ${files.ca}; add its certificate, too, on hosts and for users: a certificate that it signed is believed only where it is in the file of CAs itself`,
  );
}

const isRoot = (ca: X509Certificate): boolean => issuersOf(ca, [ca]).length > 0;

const nameOf = (name: string): string => quote(name.replaceAll('\n', ', '), 128);
