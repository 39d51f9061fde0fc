import {OneReader} from '../one-reader.ts';
import type {FleetEvent, StateEvent} from './fleet-event.ts';

/**
 * Events on their way to one consumer. Each producer waits until its event was taken, so that no more wait
 * than there are producers; of what is only told of a host's state, the newest replaces the one before.
 */
export class EventQueue {
  readonly #waiting: {readonly event: FleetEvent; readonly taken: () => void}[] = [];
  readonly #states = new Map<string, StateEvent>();
  #wake: (() => void) | undefined;
  #end: {readonly error?: Error} | undefined;
  #isAbandoned = false;
  readonly #reader: OneReader<FleetEvent>;

  constructor(run: string) {
    this.#reader = new OneReader(`the events of run ${run} are read already, and can be read once`, () =>
      this.abandon(),
    );
  }

  /** Resolves when the consumer took it and asks for the next, or wants no more. */
  async push(event: FleetEvent): Promise<void> {
    if (this.#isAbandoned) return;
    await new Promise<void>(taken => {
      this.#waiting.push({event, taken});
      this.#wake?.();
    });
  }

  /** Tells of the state of a host. */
  note(event: StateEvent): void {
    if (this.#isAbandoned) return;
    this.#states.set(event.host, event);
    this.#wake?.();
  }

  /** Nothing comes after what is there; iteration ends then, or throws `error`. */
  end(error?: Error): void {
    this.#end ??= error ? {error} : {};
    this.#wake?.();
  }

  /** Nobody takes events any more: they are dropped, and hold up nobody. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#states.clear();
    for (const {taken} of this.#waiting.splice(0)) taken();
    this.end();
  }

  /** @throws {ClientError} `output-taken` if there is a consumer, or was one */
  consume(): AsyncIterableIterator<FleetEvent, void, void> {
    return this.#reader.take(() => this.#events());
  }

  async *#events(): AsyncGenerator<FleetEvent, void, void> {
    try {
      for (;;) {
        yield* this.#stated();
        const next = this.#waiting.shift();
        if (next) {
          try {
            yield next.event;
          } finally {
            next.taken();
          }
        } else if (this.#states.size === 0) {
          if (this.#end?.error) throw this.#end.error;
          if (this.#end) return;
          await this.#more();
        }
      }
    } finally {
      this.abandon();
    }
  }

  *#stated(): Generator<FleetEvent, void, void> {
    for (const [host, event] of this.#states) {
      this.#states.delete(host);
      yield event;
    }
  }

  async #more(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
