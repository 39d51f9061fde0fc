import type {TLSSocket} from 'node:tls';
import {messageOf} from '../base/errors.ts';
import type {Arrival} from '../transport/arrival.ts';
import type {Admission} from './admission.ts';
import {Handshakes} from './handshakes.ts';
import type {RejectedPeers} from './rejected-peers.ts';

/** Connections whose handshake is under way: which may begin one, and what is told of one that came to nothing. */
export class Arrivals {
  readonly #admission: Admission;
  readonly #rejected: RejectedPeers;
  readonly #handshakes = new Handshakes(() => performance.now());

  constructor(admission: Admission, rejected: RejectedPeers) {
    this.#admission = admission;
    this.#rejected = rejected;
  }

  /** A connection came; returns whether its handshake may begin. */
  begin(arrival: Arrival): boolean {
    const {peer, carrier} = arrival;
    if (this.#admission.arrive(peer.network)) return this.#turnAway(arrival);
    const replaced = this.#handshakes.begin(arrival);
    if (replaced === 'full') {
      this.#admission.leave(peer.network);
      return this.#turnAway(arrival);
    }
    if (replaced) this.#giveUp(replaced, 'its handshake took long, and others came from there');
    carrier.once('close', () => {
      if (this.#handshakes.end(arrival)) this.#giveUp(arrival, 'it closed during its handshake');
      this.#admission.leave(peer.network);
    });
    return true;
  }

  /** TLS is made with it. */
  secured(arrival: Arrival): void {
    this.#handshakes.end(arrival);
  }

  /** TLS broke. */
  failed(error: Error, socket: TLSSocket, arrival: Arrival): void {
    // OpenSSL's own reason is a few words; the message of its error is a line of addresses.
    const {reason} = error as Error & {reason?: string};
    if (this.#handshakes.end(arrival))
      this.#rejected.add(arrival.peer.origin, 'handshake', reason ?? messageOf(error));
    socket.destroy();
  }

  #turnAway({peer}: Arrival): false {
    this.#rejected.add(peer.origin, 'too-many-connections', 'too many connections');
    return false;
  }

  #giveUp({peer, carrier}: Arrival, why: string): void {
    this.#rejected.add(peer.origin, 'handshake', why);
    carrier.destroy();
  }
}
