import type {JobFacts} from './live-job.ts';
import type {UnstartedCause} from './record-end.ts';

/**
 * A job between its turn and its process, or its end without one: something about it is being recorded. Nothing of it runs, and
 * what ends it here keeps it from running.
 */
export class StartingJob {
  readonly facts: JobFacts;
  readonly hasBegun = false;
  /** Settles when it runs, or when its end is recorded. Never rejects. */
  readonly settled: Promise<void>;
  readonly #settle: () => void;
  #cause: UnstartedCause | undefined;

  constructor(facts: JobFacts, cause?: UnstartedCause) {
    this.facts = facts;
    this.#cause = cause;
    const {promise, resolve} = Promise.withResolvers<void>();
    this.settled = promise;
    this.#settle = resolve;
  }

  /** The first cause stands. */
  get cause(): UnstartedCause | undefined {
    return this.#cause;
  }

  cancel(message?: string): void {
    this.#cause ??= {reason: 'cancelled', message};
  }

  stop(): void {
    this.#cause ??= {reason: 'server-stopped'};
  }

  settle(): void {
    this.#settle();
  }
}
