import type {KeyObject, X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import {messageOf} from '../../base/errors.ts';
import type {Principal} from '../../identity/certificate.ts';
import {verifyHostName, verifyLeaf} from '../../identity/certificate.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';
import type {TlsCredentials} from '../../transport/tls-options.ts';
import {whyUnauthorized} from '../../transport/tls-words.ts';
import {ClientError} from '../errors.ts';

/** Who the caller is and whom it trusts. */
export interface Identity {
  /** The name in the caller's certificate; undefined where it has none that is one, which hosts will refuse. */
  readonly name: string | undefined;
  readonly credentials: TlsCredentials;
  readonly key: KeyObject;
  readonly bundle: readonly X509Certificate[];
  readonly revocations: readonly RevocationSet[];
}

/** A host whose certificate was accepted. */
export interface Peer {
  readonly principal: Principal;
  readonly certificate: X509Certificate;
}

/** The group of a connection's key exchange where that is not post-quantum (a hybrid one is): then it is one of Diffie-Hellman. */
export function weakGroupOf(socket: TLSSocket): string | undefined {
  const {type, name} = (socket.getEphemeralKeyInfo() ?? {}) as {type?: string; name?: string};
  return type === 'ECDH' || type === 'DH' ? (name ?? type) : undefined;
}

/** @throws {ClientError} `untrusted-host`: the message names the host and what is wrong */
export function judgeHost(socket: TLSSocket, name: string, {bundle, revocations}: Identity): Peer {
  try {
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new Error('it presented no certificate');
    const principal = verifyLeaf(certificate, bundle, revocations, Date.now(), 'server');
    if (!socket.authorized)
      throw new Error(whyUnauthorized(socket.authorizationError, '"ca" of client.yaml'));
    verifyHostName(certificate, name);
    return {principal, certificate};
  } catch (cause) {
    throw new ClientError('untrusted-host', `${name} could not prove who it is: ${messageOf(cause)}`, {
      cause,
    });
  }
}
