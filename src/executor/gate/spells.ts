import type {CodedError} from '../../base/errors.ts';
import type {Order} from '../../identity/order.ts';
import {ExecutorError} from '../errors.ts';

/** A stream of a gate that follows something without an end, for who makes what it follows. */
export interface FollowStream {
  /** Of its `follow`. */
  readonly number: number;
  /** Of the gate's connection. */
  readonly connection: number;
  refuse(error: CodedError): void;
  /** Sends bytes that are at this offset, in frames. */
  send(offset: number, bytes: Buffer): void;
  /** Does what makes something to be sent when the gate reads what was made before. */
  whenRoom(whom: string, work: () => void): Promise<void>;
}

/** A stream without an end that one order began, over all the connections that it goes on by. */
interface Spell {
  readonly order: Order;
  stream: FollowStream | undefined;
  /** Hears that its stream is over. */
  readonly over: () => void;
  /** When its last stream ended, by the monotonic clock; undefined while it has one. */
  leftAt: number | undefined;
}

/** Somebody who comes back within this time goes on with the same spell, milliseconds. */
const keptMs = 10 * 60_000;
/** Spells that are remembered without a stream. */
const mostLeft = 4096;

/**
 * Those who listen, or watch: one stream for each spell, as the gate says. An order that goes on with a spell that is not
 * known here, after a restart, begins another.
 */
export class Spells {
  readonly #now: () => number;
  readonly #spells = new Map<string, Spell>();
  readonly #streams = new Map<number, Spell>();

  /** @param now milliseconds of a clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The number of spells that have a stream. */
  get count(): number {
    return this.#streams.size;
  }

  /** True if somebody goes on with what the account tells of already. */
  knows(order: SpellOrder): boolean {
    const spell = this.#spells.get(idOf(order));
    return spell !== undefined && this.#now() - (spell.leftAt ?? this.#now()) <= keptMs;
  }

  /** A stream goes on with the spell of an order, instead of the one before it. `over` is called when the stream is. */
  began(order: SpellOrder, stream: FollowStream, over: () => void = () => {}): void {
    const id = idOf(order);
    const before = this.#spells.get(id)?.stream;
    if (before) {
      this.left(before.number);
      before.refuse(
        new ExecutorError('id-conflict', 'another connection goes on with what this one followed'),
      );
    }
    const spell = {order, stream, over, leftAt: undefined};
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
    spell.over();
  }

  /** All streams are gone. */
  gateDied(): void {
    for (const number of this.#streams.keys()) this.left(number);
  }

  /** Ends the streams of those who may not go on, for the reason that `why` gives. */
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

type SpellOrder = Order & {readonly payload: {readonly spell?: string}};

/** Somebody else's spell cannot be gone on with: it would be ended. */
export const idOf = ({payload: {id, spell = id}, principal: {name}}: SpellOrder) => `${name} ${spell}`;
