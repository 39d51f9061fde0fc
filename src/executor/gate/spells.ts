import type {CodedError} from '../../base/errors.ts';
import type {Order} from '../../identity/order.ts';
import {ExecutorError} from '../errors.ts';

/** A stream that was told to follow the mailbox. */
export interface ListenStream {
  /** Of its `follow`. */
  readonly number: number;
  refuse(error: CodedError): void;
}

/** A stream that follows the mailbox, and is known of as long as it does. */
export interface Listening {
  /** The number of the message before the first that comes. */
  readonly after: number;
  began(stream: ListenStream): void;
}

/** The listening that one order began, over all the connections that it goes on by. */
interface Spell {
  readonly order: Order;
  stream: ListenStream | undefined;
  /** When its last stream ended, by the monotonic clock; undefined while it has one. */
  leftAt: number | undefined;
}

/** A listener that comes back within this time goes on with the same spell, milliseconds. */
const keptMs = 10 * 60_000;
/** Spells that are remembered without a stream. */
const mostLeft = 4096;

/**
 * The listeners: one stream for each spell, as the gate says. An order that goes on with a spell that is not
 * known here, after a restart, begins another.
 */
export class Listeners {
  readonly #now: () => number;
  readonly #spells = new Map<string, Spell>();
  readonly #streams = new Map<number, Spell>();

  /** @param now milliseconds of a clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The number of those who listen now. */
  get count(): number {
    return this.#streams.size;
  }

  /** True if somebody goes on with what the account tells of already. */
  knows(id: string): boolean {
    const spell = this.#spells.get(id);
    return spell !== undefined && this.#now() - (spell.leftAt ?? this.#now()) <= keptMs;
  }

  /** A stream follows the mailbox for that spell, instead of the one before it. */
  began(id: string, order: Order, stream: ListenStream): void {
    const before = this.#spells.get(id)?.stream;
    if (before) {
      this.left(before.number);
      before.refuse(new ExecutorError('id-conflict', 'another connection goes on with what you listen to'));
    }
    const spell = {order, stream, leftAt: undefined};
    this.#spells.delete(id);
    this.#spells.set(id, spell);
    this.#streams.set(stream.number, spell);
    this.#forget();
  }

  /** Takes the gate's word of a stream; the gate cannot know whether that is known here. */
  left(number: number): void {
    const spell = this.#streams.get(number);
    if (!spell) return;
    this.#streams.delete(number);
    spell.stream = undefined;
    spell.leftAt = this.#now();
  }

  /** All streams are gone. */
  gateDied(): void {
    for (const number of this.#streams.keys()) this.left(number);
  }

  /** Ends the streams of those who may not listen any more, for the reason that `why` gives. */
  judge(why: (order: Order) => CodedError | undefined): void {
    for (const [number, {order, stream}] of this.#streams) {
      const error = why(order);
      if (!error) continue;
      this.left(number);
      stream?.refuse(error);
    }
  }

  /** Of those that have no stream the oldest, where there are too many. */
  #forget(): void {
    let surplus = this.#spells.size - this.#streams.size - mostLeft;
    for (const [id, {stream}] of this.#spells) {
      if (surplus <= 0) return;
      if (stream) continue;
      this.#spells.delete(id);
      surplus--;
    }
  }
}
