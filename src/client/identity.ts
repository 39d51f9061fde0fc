import type {KeyObject, X509Certificate} from 'node:crypto';
import type {SecureContext} from 'node:tls';
import {createSecureContext} from 'node:tls';
import {quote} from '../base/quote.ts';
import type {ClientConfig} from '../config/client-config.ts';
import {readLeaf} from '../identity/leaf.ts';
import type {Credentials} from '../identity/load-credentials.ts';
import {loadCredentials, loadRevocations} from '../identity/load-credentials.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {authorityId} from '../identity/revocation-list.ts';
import {readSubject} from '../identity/subject.ts';
import {secureContextOptions} from '../transport/tls-options.ts';

/** The caller, and the hosts that it trusts. */
export interface Identity extends Shown {
  /** The lists in force. A newer list has a lower one of the same CA replaced. */
  readonly revocations: readonly RevocationSet[];
}

/** The caller's certificate and key, and the CAs that it trusts. */
export interface Shown {
  /**
   * The name in the caller's certificate; undefined if it has none that is one, which hosts will refuse.
   */
  readonly name: string | undefined;
  /** Certificate, key and CAs as TLS uses them, on however many connections. */
  readonly context: SecureContext;
  /** Signs orders. */
  readonly key: KeyObject;
  readonly bundle: readonly X509Certificate[];
  /** Of certificate, key and CAs: two that have the same are the same. */
  readonly pem: string;
}

/**
 * Reads the caller's certificate and key, and whom it trusts. @throws {IdentityError} naming the file and
 * what to do
 */
export async function loadIdentity(
  config: ClientConfig,
  onWarning?: (warning: string) => void,
): Promise<Identity> {
  const credentials = await loadCredentials(config.identity, Date.now());
  for (const warning of credentials.warnings) onWarning?.(warning);
  const {crl} = config.identity;
  const revocations = crl === undefined ? [] : await loadRevocations(crl, credentials.bundle);
  if (crl !== undefined)
    for (const gap of missingLists(crl, credentials.bundle, revocations)) onWarning?.(gap);
  return {...shownBy(credentials), revocations};
}

export function shownBy({certificate, key, bundle, pem}: Credentials): Shown {
  return {
    name: nameIn(certificate),
    context: createSecureContext(secureContextOptions(pem)),
    key,
    bundle,
    pem: `${pem.cert}${pem.key}${pem.ca}`,
  };
}

/** Returns a warning for each CA of which there is no list in the file at `path`. */
export function missingLists(
  path: string,
  bundle: readonly X509Certificate[],
  lists: readonly RevocationSet[],
): string[] {
  return bundle
    .filter(ca => !lists.some(({issuer}) => issuer === authorityId(ca)))
    .map(
      ca =>
        `${path} holds no revocation list of the CA ${quote(ca.subject.replaceAll('\n', ', '))}: hosts that it revoked are believed`,
    );
}

function nameIn(certificate: X509Certificate): string | undefined {
  try {
    return readSubject(readLeaf(certificate).subject).name;
  } catch {
    return undefined;
  }
}
