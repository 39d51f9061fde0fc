/** The bytes that a transfer may put in all. It is asked for more before they are written. */
export class Reservation {
  readonly #reserve: ((bytes: number) => Promise<number>) | undefined;
  #bytes: number;

  /** @param reserve undefined where there is no bound */
  constructor(reserve: ((bytes: number) => Promise<number>) | undefined) {
    this.#reserve = reserve;
    this.#bytes = reserve === undefined ? Number.MAX_SAFE_INTEGER : 0;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Asks for so many bytes in all, if there may not be as many yet. It may get less. */
  async reach(bytes: number): Promise<void> {
    if (bytes > this.#bytes && this.#reserve !== undefined) this.#bytes = await this.#reserve(bytes);
  }
}
