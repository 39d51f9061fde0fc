import type {GateLimits} from '../link/generated/link.ts';
import {networkOf} from './network-of.ts';

/** Handshakes that one address (of IPv6, one network) may have begun and not finished. */
const mostHandshakesPerAddress = 64;

/**
 * Who may hold how many connections. Counts only; pure. `undefined` means admitted, otherwise the reason, which
 * is also its code.
 */
export class Admission {
  #limits: GateLimits;
  #total = 0;
  readonly #handshakes = new Map<string, number>();
  readonly #networks = new Map<string, number>();
  readonly #principals = new Map<string, number>();

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  setLimits(limits: GateLimits): void {
    this.#limits = limits;
  }

  get connections(): number {
    return this.#total;
  }

  /** A TCP connection came. */
  arrive(address: string): 'too-many-connections' | undefined {
    const network = networkOf(address);
    const full =
      this.#total >= this.#limits.connections ||
      (this.#networks.get(network) ?? 0) >= this.#limits.perAddress ||
      (this.#handshakes.get(network) ?? 0) >= mostHandshakesPerAddress;
    if (full) return 'too-many-connections';
    this.#total++;
    add(this.#networks, network, 1);
    add(this.#handshakes, network, 1);
    return undefined;
  }

  /** Its handshake ended, well or not. */
  shook(address: string): void {
    add(this.#handshakes, networkOf(address), -1);
  }

  /** It turned out to be this person. */
  enter(name: string): 'too-many-connections' | undefined {
    if ((this.#principals.get(name) ?? 0) >= this.#limits.perPrincipal) return 'too-many-connections';
    add(this.#principals, name, 1);
    return undefined;
  }

  /** That person's connection closed. */
  exit(name: string): void {
    add(this.#principals, name, -1);
  }

  /** The TCP connection closed. */
  leave(address: string): void {
    this.#total--;
    add(this.#networks, networkOf(address), -1);
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
