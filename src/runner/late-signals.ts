import type {JobScope} from './containment/containment.ts';

/** Signals to a job, in order; they wait for its process to be there. */
export class LateSignals {
  readonly #waiting: NodeJS.Signals[] = [];
  #scope: JobScope | undefined;
  #isClosed = false;

  send(signal: NodeJS.Signals): void {
    if (this.#isClosed) return;
    if (this.#scope) this.#scope.signal(signal);
    else this.#waiting.push(signal);
  }

  reach(scope: JobScope): void {
    this.#scope = scope;
    for (const signal of this.#waiting.splice(0)) scope.signal(signal);
  }

  /** Nobody is left to be reached. */
  close(): void {
    this.#isClosed = true;
  }
}
