import type {EndReason} from '../protocol/generated/wire.ts';

/** The reason why a job is ended before it ends by itself. */
export type StopReason = Extract<
  EndReason,
  | 'timeout'
  | 'idle-timeout'
  | 'output-limit'
  | 'output-lost'
  | 'memory-limit'
  | 'cpu-limit'
  | 'process-limit'
  | 'open-files-limit'
  | 'file-size-limit'
  | 'cancelled'
  | 'server-stopped'
>;

export interface StopCause {
  readonly reason: StopReason;
  readonly message?: string;
}

/**
 * The first cause to end a job wins; later ones, and those that come after it ended by itself, change
 * nothing.
 */
export class StopRequest {
  /** Resolves at the first cause, never where there is none. */
  readonly requested: Promise<void>;
  readonly #resolve: () => void;
  #cause: StopCause | undefined;
  #isSettled = false;

  constructor() {
    const {promise, resolve} = Promise.withResolvers<void>();
    this.requested = promise;
    this.#resolve = resolve;
  }

  get cause(): StopCause | undefined {
    return this.#cause;
  }

  request(reason: StopReason, message?: string): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#cause = {reason, ...(message !== undefined && {message})};
    this.#resolve();
  }

  /** The job ended by itself, or is being ended. */
  settle(): void {
    this.#isSettled = true;
  }
}
