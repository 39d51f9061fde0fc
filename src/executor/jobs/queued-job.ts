import type {QueuePosition} from './job-queue.ts';
import type {JobFacts} from './live-job.ts';
import type {PendingJob} from './pending-job.ts';
import {factsOf} from './pending-job.ts';
import type {Queue, TableJob, Traits} from './table-job.ts';

/** A job that waits for its turn. */
export class QueuedJob implements TableJob {
  readonly pending: PendingJob;
  /** The number of the entry that says so, once there is one. */
  readonly seq: Promise<number>;
  readonly facts: JobFacts;
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly window: number;
  readonly traits: Traits;
  readonly end = 0;
  readonly startedAt = null;
  readonly outcome = undefined;
  readonly hasBegun = false;
  readonly queue: Queue;
  /** Since when it waits, by the monotonic clock. */
  readonly since: number;
  readonly #turn = Promise.withResolvers<TableJob>();
  readonly #listeners: ((place: QueuePosition) => void)[] = [];
  readonly #cancelled: (message?: string) => void;
  #place: QueuePosition;
  #next: TableJob | undefined;

  /** @param cancelled ends whatever has become of it since */
  constructor(
    pending: PendingJob,
    {
      place,
      seq,
      since,
      cancelled,
    }: {place: QueuePosition; seq: Promise<number>; since: number; cancelled: (message?: string) => void},
  ) {
    const facts = factsOf(pending);
    this.pending = pending;
    this.seq = seq;
    this.facts = facts;
    this.id = facts.id;
    this.owner = facts.owner;
    this.command = facts.command;
    this.window = facts.window;
    this.traits = facts.traits;
    this.since = since;
    this.#place = place;
    this.#cancelled = cancelled;
    const current = () => this.#place;
    this.queue = {
      get place() {
        return current();
      },
      turn: this.#turn.promise,
      onMoved: listener => this.#listeners.push(listener),
    };
  }

  cancel(message?: string): void {
    this.#cancelled(message);
  }

  /** Reaches its processes where its turn came since somebody asked for it. */
  signal(signal: NodeJS.Signals): void {
    this.#next?.signal(signal);
  }

  moved(place: QueuePosition): void {
    if (place.ahead === this.#place.ahead && place.why === this.#place.why) return;
    this.#place = place;
    for (const listener of this.#listeners) listener(place);
  }

  /** The wait is over: what became of it. */
  became(job: TableJob): void {
    this.#next = job;
    this.#turn.resolve(job);
  }
}
