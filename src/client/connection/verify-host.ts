import type {X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import {messageOf} from '../../base/errors.ts';
import type {Principal} from '../../identity/certificate.ts';
import {verifyHostName, verifyLeaf} from '../../identity/certificate.ts';
import {whyUnauthorized} from '../../transport/tls-words.ts';
import {ClientError} from '../errors.ts';
import type {Identity} from '../identity.ts';

/** A host whose certificate was accepted. */
export interface Peer {
  readonly principal: Principal;
  readonly certificate: X509Certificate;
}

/**
 * The group of a connection's key exchange where that is not post-quantum (a hybrid one is): then it is one
 * of Diffie-Hellman.
 */
export function weakGroupOf(socket: TLSSocket): string | undefined {
  const {type, name} = (socket.getEphemeralKeyInfo() ?? {}) as {type?: string; name?: string};
  return type === 'ECDH' || type === 'DH' ? (name ?? type) : undefined;
}

/** @throws {ClientError} `untrusted-host`: the message names the host and what is wrong */
export function verifyHost(socket: TLSSocket, name: string, identity: Identity): Peer {
  return requireTrust(name, () => {
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new Error('it presented no certificate');
    const principal = principalOf(certificate, identity);
    if (!socket.authorized)
      throw new Error(whyUnauthorized(socket.authorizationError, '"ca" of client.yaml'));
    verifyHostName(certificate, name);
    return {principal, certificate};
  });
}

/**
 * Verifies a host again that is connected, since other CAs or lists are in force now.
 *
 * @throws as `verifyHost`
 */
export function verifyHostAgain({principal, certificate}: Peer, identity: Identity): void {
  requireTrust(principal.name, () => principalOf(certificate, identity));
}

function principalOf(certificate: X509Certificate, {bundle, revocations}: Identity): Principal {
  return verifyLeaf(certificate, bundle, revocations, Date.now(), 'server');
}

function requireTrust<Value>(name: string, verify: () => Value): Value {
  try {
    return verify();
  } catch (cause) {
    throw new ClientError('untrusted-host', `${name} could not prove who it is: ${messageOf(cause)}`, {
      cause,
    });
  }
}
