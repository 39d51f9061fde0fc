import {AsyncLocalStorage} from 'node:async_hooks';
import type {Server} from 'node:net';
import {createServer} from 'node:net';
import type {TLSSocket, Server as TlsServer} from 'node:tls';
import {createServer as createTlsServer} from 'node:tls';
import type {Arrival} from './arrival.ts';
import {arrivalOf} from './arrival.ts';
import type {TlsCredentials} from './tls-options.ts';
import {alpnProtocols, secureContextOptions} from './tls-options.ts';

export interface ListenOwner {
  /** A connection came; `false` closes it before its handshake costs anything. */
  arrived(arrival: Arrival): boolean;
  /** A handshake ended well. The owner decides whether the peer is welcome, before it reads a byte. */
  secured(socket: TLSSocket, arrival: Arrival): void;
  /** A handshake failed or took too long. Of a carrier that closes meanwhile nothing is said. */
  failed(error: Error, socket: TLSSocket, arrival: Arrival): void;
}

export interface TlsListener {
  /** Accepts TCP connections. */
  readonly front: Server;
  /** Shakes hands with those that the owner let in. */
  readonly secure: TlsServer;
  /** Takes a connection that came in any way. */
  take(arrival: Arrival): void;
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
  // A TLS socket does not say what it lies on, and of what is not TCP it has no address to find it by.
  const arrivals = new AsyncLocalStorage<Arrival>();
  const secure = createTlsServer({
    ...secureContextOptions(credentials),
    ALPNProtocols: alpnProtocols,
    requestCert: true,
    rejectUnauthorized: false,
    handshakeTimeout: handshakeMs,
  });
  secure.on('secureConnection', socket => known(socket, arrival => owner.secured(socket, arrival)));
  secure.on('tlsClientError', (error, socket) =>
    known(socket, arrival => owner.failed(error, socket, arrival)),
  );
  const known = (socket: TLSSocket, tell: (arrival: Arrival) => void) => {
    const arrival = arrivals.getStore();
    // None, where it was the carrier that ended.
    if (arrival) tell(arrival);
    else socket.destroy();
  };
  const take = (arrived: Arrival) => {
    const {carrier} = arrived;
    // Errors of a connection that never finished its handshake are reported by 'tlsClientError'.
    carrier.on('error', () => {});
    if (owner.arrived(arrived)) arrivals.run(arrived, () => secure.emit('connection', carrier));
    else carrier.destroy();
  };
  const front = createServer(
    {noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000, pauseOnConnect: true},
    socket => take(arrivalOf(socket)),
  );
  return {front, secure, take};
}
