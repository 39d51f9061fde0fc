import type {KeyObject, X509Certificate} from 'node:crypto';
import {quote} from '../base/quote.ts';
import type {ClientConfig} from '../config/client-config.ts';
import {readLeaf} from '../identity/leaf.ts';
import {loadCredentials, loadRevocations} from '../identity/load-credentials.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {authorityId} from '../identity/revocation-list.ts';
import {readSubject} from '../identity/subject.ts';
import type {TlsCredentials} from '../transport/tls-options.ts';

/** Who the caller is and whom it trusts. */
export interface Identity {
  /** The name in the caller's certificate; undefined where it has none that is one, which hosts will refuse. */
  readonly name: string | undefined;
  readonly credentials: TlsCredentials;
  readonly key: KeyObject;
  readonly bundle: readonly X509Certificate[];
  readonly revocations: readonly RevocationSet[];
}

/** Reads the caller's certificate and key, and whom it trusts. */
export async function loadIdentity(
  config: ClientConfig,
  onWarning?: (warning: string) => void,
): Promise<Identity> {
  const {certificate, pem, key, bundle, warnings} = await loadCredentials(config.identity, Date.now());
  for (const warning of warnings) onWarning?.(warning);
  const revocations = await loadLists(config.identity.crl, bundle, onWarning);
  return {name: nameIn(certificate), credentials: pem, key, bundle, revocations};
}

async function loadLists(
  path: string | undefined,
  bundle: readonly X509Certificate[],
  onWarning?: (warning: string) => void,
): Promise<RevocationSet[]> {
  if (path === undefined) return [];
  const lists = await loadRevocations(path, bundle);
  for (const ca of bundle) {
    if (lists.some(({issuer}) => issuer === authorityId(ca))) continue;
    const name = quote(ca.subject.replaceAll('\n', ', '));
    onWarning?.(`${path} holds no revocation list of the CA ${name}: hosts that it revoked are believed`);
  }
  return lists;
}

function nameIn(certificate: X509Certificate): string | undefined {
  try {
    return readSubject(readLeaf(certificate).subject).name;
  } catch {
    return undefined;
  }
}
