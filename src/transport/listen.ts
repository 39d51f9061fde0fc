import type {Server, Socket} from 'node:net';
import {createServer} from 'node:net';
import type {TLSSocket, Server as TlsServer} from 'node:tls';
import {createServer as createTlsServer} from 'node:tls';
import type {TlsCredentials} from './tls-options.ts';
import {alpnProtocols, secureContextOptions} from './tls-options.ts';

export interface ListenOwner {
  /** A TCP connection came; `false` closes it before its handshake costs anything. */
  arrived(socket: Socket): boolean;
  /** A handshake ended well. The owner decides whether the peer is welcome, before it reads a byte. */
  secured(socket: TLSSocket): void;
  /** A handshake failed or took too long. */
  failed(error: Error, socket: TLSSocket): void;
}

/** A TCP server that lets its owner choose, and behind it the TLS server that shakes hands with whom it chose. */
export interface TlsListener {
  readonly front: Server;
  readonly secure: TlsServer;
}

/**
 * Asks every client for a certificate and lets its owner judge it: with Node's own rejection the connection is
 * reset and the caller never learns why. It holds connections paused until they are judged.
 */
export function createTlsListener(
  credentials: TlsCredentials,
  handshakeMs: number,
  owner: ListenOwner,
): TlsListener {
  const secure = createTlsServer({
    ...secureContextOptions(credentials),
    ALPNProtocols: alpnProtocols,
    requestCert: true,
    rejectUnauthorized: false,
    handshakeTimeout: handshakeMs,
  });
  secure.on('secureConnection', socket => owner.secured(socket));
  secure.on('tlsClientError', (error, socket) => owner.failed(error, socket));
  const front = createServer(
    {noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000, pauseOnConnect: true},
    socket => {
      // Errors of a socket that never finished its handshake are reported by 'tlsClientError'.
      socket.on('error', () => {});
      if (owner.arrived(socket)) secure.emit('connection', socket);
      else socket.destroy();
    },
  );
  return {front, secure};
}
