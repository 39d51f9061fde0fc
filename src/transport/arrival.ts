import type {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {networkOf} from './network-of.ts';

/** The other end of a connection, as whoever brings it names it. */
export interface PeerLabel {
  /** Names it among all others, for entries: of TCP its address and port, such as `192.0.2.7:50123`. */
  readonly name: string;
  /** The place that it comes from, for the server log: of TCP its address. */
  readonly origin: string;
  /** Connections are counted by this: all of one network share its limits. */
  readonly network: string;
}

/** A connection that came, before its handshake. */
export interface Arrival {
  readonly peer: PeerLabel;
  /** The stream below the TLS; it counts the bytes that came over the network. */
  readonly carrier: Duplex & {readonly bytesRead: number};
}

/** A TCP connection that came. */
export function arrivalOf(socket: Socket): Arrival {
  // Of one that was closed already there is none.
  const {remoteAddress: origin = '', remotePort: port = 0} = socket;
  return {carrier: socket, peer: {name: `${origin}:${port}`, origin, network: networkOf(origin)}};
}
