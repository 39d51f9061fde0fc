import type {TLSSocket} from 'node:tls';
import {CodedError} from '../base/errors.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {alpn} from '../protocol/limits.ts';
import {Connection} from '../transport/connection.ts';
import {whyUnauthorized} from '../transport/tls-words.ts';

/** Says why on a connection that never became a session, and closes it. */
export function rejectConnection(socket: TLSSocket, error: CodedError): void {
  const nobody = {control() {}, data() {}, credit() {}, closed() {}};
  new Connection(socket, nobody).fail(error);
}

export function notReeve(): CodedError {
  return new CodedError('not-reeve', `the caller does not ask for ${alpn} (ALPN)`);
}

/** @param verdict `authorizationError` of a socket whose certificate is good by itself */
export function untrusted(verdict: unknown): CodedError {
  const why = whyUnauthorized(verdict, '"tls.ca" of server.yaml on the host');
  return new CodedError('certificate-untrusted', `the certificate is not trusted: ${why}`);
}

export function tooMany(name: string): CodedError {
  return new CodedError('too-many-connections', `${name} has too many connections open`);
}

export function hollow(): CodedError {
  return new ProtocolError('frame', 'it brought much that is in no frame');
}

export function expired(notAfter: number): CodedError {
  return new CodedError(
    'certificate-expired',
    `the certificate expired on ${new Date(notAfter).toISOString()}`,
  );
}

export function silent(idleMs: number): CodedError {
  return new CodedError('timeout', `nothing was heard for ${idleMs / 1000} s`);
}

export function unnamed(): CodedError {
  return new CodedError(
    'certificate-missing',
    'no certificate was presented; give one with "identity" in client.yaml',
  );
}
