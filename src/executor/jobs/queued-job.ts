import type {JobFacts} from './live-job.ts';
import type {Queue, TableJob, Traits} from './table-job.ts';
import type {Place} from './turns.ts';

/** A job that waits for its turn. */
export class QueuedJob implements TableJob {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly serial: string;
  readonly window: number;
  readonly traits: Traits;
  readonly end = 0;
  readonly startedAt = null;
  readonly outcome = undefined;
  readonly queue: Queue;
  readonly #turn = Promise.withResolvers<TableJob>();
  readonly #listeners: ((place: Place) => void)[] = [];
  readonly #cancelled: (message?: string) => void;
  #place: Place;

  constructor(
    {id, owner, command, serial, window, traits}: JobFacts,
    place: Place,
    cancelled: (message?: string) => void,
  ) {
    this.id = id;
    this.owner = owner;
    this.command = command;
    this.serial = serial;
    this.window = window;
    this.traits = traits;
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

  signal(): void {}

  moved(place: Place): void {
    if (place.ahead === this.#place.ahead && place.why === this.#place.why) return;
    this.#place = place;
    for (const listener of this.#listeners) listener(place);
  }

  /** The wait is over: what became of it. */
  became(job: TableJob): void {
    this.#turn.resolve(job);
  }
}
