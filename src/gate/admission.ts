import type {GateLimits} from '../gate-link/generated/link.ts';

/**
 * Limits how many connections a peer may hold. Counts only; pure. `undefined` means admitted, otherwise the
 * reason, which is also its code.
 */
export class Admission {
  #limits: GateLimits;
  /** Connections that there are file descriptors for. */
  readonly #possible: number;
  #total = 0;
  readonly #networks = new Map<string, number>();
  readonly #principals = new Map<string, number>();

  constructor(limits: GateLimits, possible: number = Number.POSITIVE_INFINITY) {
    this.#limits = limits;
    this.#possible = possible;
  }

  setLimits(limits: GateLimits): void {
    this.#limits = limits;
  }

  get connections(): number {
    return this.#total;
  }

  /** A connection came from this network. */
  arrive(network: string): 'too-many-connections' | undefined {
    const full =
      this.#total >= Math.min(this.#limits.connections, this.#possible) ||
      (this.#networks.get(network) ?? 0) >= this.#limits.perAddress;
    if (full) return 'too-many-connections';
    this.#total++;
    add(this.#networks, network, 1);
    return undefined;
  }

  /** It turned out to be this person. */
  enter(name: string): 'too-many-connections' | undefined {
    // One person must not have all descriptors where they are few.
    const most = Math.min(this.#limits.perPrincipal, Math.max(1, Math.floor(this.#possible / 2)));
    if ((this.#principals.get(name) ?? 0) >= most) return 'too-many-connections';
    add(this.#principals, name, 1);
    return undefined;
  }

  /** That person's connection closed. */
  exit(name: string): void {
    add(this.#principals, name, -1);
  }

  /** A connection from this network closed. */
  leave(network: string): void {
    this.#total--;
    add(this.#networks, network, -1);
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
