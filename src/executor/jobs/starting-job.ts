import type {OpenFacts} from './job-facts.ts';
import type {UnstartedCause} from './record-end.ts';
import type {TableJob} from './table-job.ts';

/**
 * A job between its turn and its work, or its end without any: something about it is being recorded. Nothing of it runs, and
 * what ends it here keeps it from running.
 */
export class StartingJob {
  readonly facts: OpenFacts;
  readonly hasBegun = false;
  readonly #became = Promise.withResolvers<TableJob>();
  #cause: UnstartedCause | undefined;

  constructor(facts: OpenFacts, cause?: UnstartedCause) {
    this.facts = facts;
    this.#cause = cause;
    // Rejects also where nobody asks for it.
    this.#became.promise.catch(() => {});
  }

  /** Resolves with what becomes of it: nobody is told of it before. Rejects if it could not be recorded. */
  told(): Promise<TableJob> {
    return this.#became.promise;
  }

  /** Settles when it runs, or when its end is recorded. */
  get settled(): Promise<unknown> {
    return this.#became.promise;
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

  became(job: TableJob): void {
    this.#became.resolve(job);
  }

  failed(error: unknown): void {
    this.#became.reject(error);
  }
}
