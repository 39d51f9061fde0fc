import type {Socket} from 'node:net';
import {networkOf} from './network-of.ts';
import type {Wire} from './traffic.ts';

/** Handshakes that one address (of IPv6, one network) may have begun and not finished. */
const mostPerAddress = 64;
/** An honest handshake is over by then: one that is older may have to make room. */
const patienceMs = 1000;

/** A connection that came. */
export interface Came {
  readonly address: string;
  /** The socket below the TLS. */
  readonly wire: Wire;
}

interface Handshake {
  readonly came: Came;
  readonly since: number;
  readonly giveUp: () => void;
}

/**
 * Handshakes that were begun and are not over. One address has so many; then a new one takes the place of its
 * oldest, unless that is young itself: silent connections do not keep out who else comes from there. Counts
 * only; pure but for the clock that it is given.
 */
export class Handshakes {
  readonly #now: () => number;
  readonly #open = new Map<string, Handshake>();
  /** By network, the keys of its handshakes, oldest first. */
  readonly #networks = new Map<string, Set<string>>();

  /** `now` is in milliseconds of a clock that does not go back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** `key` names the connection. `giveUp` closes it; false if there is no room. */
  begin(key: string, came: Came, giveUp: () => void): boolean {
    const network = networkOf(came.address);
    const keys = this.#networks.get(network) ?? new Set();
    const [oldest] = keys;
    if (keys.size >= mostPerAddress && oldest !== undefined && !this.#replace(oldest)) return false;
    this.#networks.set(network, keys.add(key));
    this.#open.set(key, {came, since: this.#now(), giveUp});
    return true;
  }

  /** It ended, well or not; with what came, the first time that this is heard. */
  end(key: string): Came | undefined {
    const handshake = this.#open.get(key);
    if (!handshake) return undefined;
    this.#open.delete(key);
    const network = networkOf(handshake.came.address);
    const keys = this.#networks.get(network);
    keys?.delete(key);
    if (keys?.size === 0) this.#networks.delete(network);
    return handshake.came;
  }

  #replace(key: string): boolean {
    const handshake = this.#open.get(key);
    if (!handshake || this.#now() - handshake.since < patienceMs) return false;
    this.end(key);
    handshake.giveUp();
    return true;
  }
}

/** Both ends of a connection: what a TCP socket and the TLS socket over it have in common. */
export function connectionKey({remoteAddress, remotePort, localAddress, localPort}: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`;
}
