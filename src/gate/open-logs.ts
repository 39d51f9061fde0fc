/** One that may hold a log open, and can do without while nothing is read. */
export interface MayRest {
  readonly isOpen: boolean;
  /** Gives its descriptor up until it reads again. */
  rest(): void;
}

/** Holds no more than so many logs open: the one that was read longest ago rests first. Pure. */
export class OpenLogs {
  readonly #most: number;
  /** The last to have read stands last. */
  readonly #open = new Set<MayRest>();

  constructor(most: number) {
    this.#most = most;
  }

  /** To be called when a log was read, or closed. */
  note(log: MayRest): void {
    this.#open.delete(log);
    if (!log.isOpen) return;
    this.#open.add(log);
    const [oldest] = this.#open;
    if (this.#open.size <= this.#most || !oldest) return;
    this.#open.delete(oldest);
    oldest.rest();
  }
}
