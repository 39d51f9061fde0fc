/**
 * Limits how many connections are made at once. The others wait for their turn, in the order in which they
 * came.
 */
export class DialLimit {
  readonly #most: number;
  readonly #waiting = new Set<() => void>();
  #underway = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Waits for a place, which is free again once it is disposed of.
   *
   * @throws what `signal` was aborted with
   */
  async enter(signal: AbortSignal | undefined): Promise<Disposable> {
    signal?.throwIfAborted();
    if (this.#underway >= this.#most) await this.#turn(signal);
    else this.#underway++;
    return {[Symbol.dispose]: () => this.#leave()};
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    const {promise, resolve, reject} = Promise.withResolvers<void>();
    const abort = () => {
      this.#waiting.delete(resolve);
      reject(signal?.reason);
    };
    this.#waiting.add(resolve);
    signal?.addEventListener('abort', abort, {once: true});
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** The place goes to the next that waits, if any. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#underway--;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
