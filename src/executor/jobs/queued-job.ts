import type {OpenFacts} from './job-facts.ts';
import type {QueuePosition} from './job-queue.ts';
import type {PendingJob} from './pending-job.ts';
import type {Queue, TableJob} from './table-job.ts';

export interface Wait {
  readonly position: QueuePosition;
  /** The number of the entry that says so, once there is one. */
  readonly seq: Promise<number>;
  /** Since when, by the monotonic clock. */
  readonly since: number;
  /** Ends the job, whatever has become of it since. */
  readonly cancelled: (message?: string) => void;
}

/** A job that waits for its turn. */
export class QueuedJob implements TableJob {
  readonly facts: OpenFacts;
  readonly pending: PendingJob;
  readonly wait: Wait;
  readonly end = 0;
  readonly startedAt = null;
  readonly outcome = undefined;
  readonly hasBegun = false;
  readonly queue: Queue;
  readonly #turn = Promise.withResolvers<TableJob>();
  readonly #listeners: ((position: QueuePosition) => void)[] = [];
  #position: QueuePosition;
  #next: TableJob | undefined;

  constructor(facts: OpenFacts, pending: PendingJob, wait: Wait) {
    this.facts = facts;
    this.pending = pending;
    this.wait = wait;
    this.#position = wait.position;
    const current = () => this.#position;
    this.queue = {
      get position() {
        return current();
      },
      turn: this.#turn.promise,
      onMoved: listener => this.#listeners.push(listener),
    };
  }

  /** The queue to tell of, once the account says that it waits; rejects if it could not be recorded. */
  async told(): Promise<TableJob> {
    await this.wait.seq;
    return this;
  }

  cancel(message?: string): void {
    this.wait.cancelled(message);
  }

  /** Reaches its processes where its turn came since somebody asked for it. */
  signal(signal: NodeJS.Signals): void {
    this.#next?.signal(signal);
  }

  moved(position: QueuePosition): void {
    if (position.ahead === this.#position.ahead && position.why === this.#position.why) return;
    this.#position = position;
    for (const listener of this.#listeners) listener(position);
  }

  /** The wait is over: what became of it. */
  became(job: TableJob): void {
    this.#next = job;
    this.#turn.resolve(job);
  }
}
