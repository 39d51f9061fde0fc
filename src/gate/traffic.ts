/**
 * The bytes that TLS 1.3 adds to each record: its header, its type and its tag (RFC 8446, section 5.2),
 * bytes.
 */
const perRecord = 22;
/** A surplus that is no fault: a record that is not whole yet, and keys that change now and then, bytes. */
const slack = 20 * 1024;

/** The bytes of a connection as they came over the network. */
export interface Wire {
  readonly bytesRead: number;
}

/** The traffic of one connection: whether anything does, and how much of it says nothing. */
export class Traffic {
  readonly #wire: Wire;
  readonly #before: number;
  #taken = 0;
  #seen = -1;
  #heardAt = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.#before = wire.bytesRead;
  }

  /** A record came, with so many bytes in it. */
  took(bytes: number): void {
    this.#taken += bytes + perRecord;
  }

  /**
   * True if no record came for `idleMs`. Asked now and then, so that an idle client costs no timer. A peer
   * that we do not read is not silent.
   */
  isSilent(now: number, idleMs: number, isHeard: boolean): boolean {
    if (!isHeard || this.#taken !== this.#seen) {
      this.#seen = this.#taken;
      this.#heardAt = now;
    }
    return now - this.#heardAt > idleMs;
  }

  /**
   * True if much came that is in no record of the peer's own, such as new keys (RFC 8446, section 4.6.3):
   * each costs us as much as a frame of input, no event tells of it, and OpenSSL takes any number. To be
   * asked while nothing waits to be read.
   */
  get bringsNothing(): boolean {
    const came = this.#wire.bytesRead - this.#before;
    return came - this.#taken > slack + came / 256;
  }
}
