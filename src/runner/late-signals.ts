import type {Cell} from './cells/containment.ts';

/** Signals to a job, in order; they wait for its process to be there. */
export class LateSignals {
  readonly #waiting: NodeJS.Signals[] = [];
  #cell: Cell | undefined;
  #isClosed = false;

  send(signal: NodeJS.Signals): void {
    if (this.#isClosed) return;
    if (this.#cell) this.#cell.signal(signal);
    else this.#waiting.push(signal);
  }

  reach(cell: Cell): void {
    this.#cell = cell;
    for (const signal of this.#waiting.splice(0)) cell.signal(signal);
  }

  /** Nobody is left to be reached. */
  close(): void {
    this.#isClosed = true;
  }
}
