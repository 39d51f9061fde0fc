import type {Arrival} from '../transport/arrival.ts';

/** Handshakes that one network may have begun and not finished. */
const mostPerNetwork = 64;
/** An honest handshake is over by then: one that is older may have to make room. */
const patienceMs = 1000;

/**
 * Handshakes that were begun and are not over. One network has so many; then a new one takes the place of its
 * oldest, unless that is young itself: silent connections do not keep out who else comes from there. Counts
 * only; pure but for the clock that it is given.
 */
export class Handshakes {
  readonly #now: () => number;
  /** By network its handshakes, oldest first, each with the time at which it was begun. */
  readonly #networks = new Map<string, Map<Arrival, number>>();

  /** `now` is in milliseconds of a clock that does not go back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the one whose place this one takes, if that is so; or `full`, if there is no room */
  begin(arrival: Arrival): Arrival | 'full' | undefined {
    const {network} = arrival.peer;
    const open = this.#networks.get(network) ?? new Map<Arrival, number>();
    const [oldest, since] = (open.size < mostPerNetwork ? undefined : open.entries().next().value) ?? [];
    if (since !== undefined && this.#now() - since < patienceMs) return 'full';
    if (oldest) this.end(oldest);
    this.#networks.set(network, open.set(arrival, this.#now()));
    return oldest;
  }

  /** It ended, well or not. Returns true the first time that this is said. */
  end(arrival: Arrival): boolean {
    const {network} = arrival.peer;
    const open = this.#networks.get(network);
    const wasOpen = open?.delete(arrival) ?? false;
    if (open?.size === 0) this.#networks.delete(network);
    return wasOpen;
  }
}
