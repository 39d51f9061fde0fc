import type {KeyObject} from 'node:crypto';
import type {OrderPayload} from '../identity/generated/order.ts';
import {signOrder} from '../identity/sign-order.ts';
import type {OrderMessage} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import {ClientError} from './errors.ts';

/** The optional fields of a message beside its order. */
export type Beside = Pick<OrderMessage, 'secrets' | 'text' | 'seen'>;

/**
 * An order that is signed. A host takes orders by the key of the connection's certificate, and knows an order
 * by its payload: after a renewal the same payload is signed again, and is the same order.
 */
export class SignedOrder {
  readonly id: string;
  readonly #payload: OrderPayload;
  readonly #beside: Beside;
  #key: KeyObject;
  #message: OrderMessage;

  /** @throws {ClientError} `too-large` */
  constructor(payload: OrderPayload, key: KeyObject, beside: Beside) {
    this.id = payload.id;
    this.#payload = payload;
    this.#beside = beside;
    this.#key = key;
    this.#message = orderMessage(payload, key, beside);
  }

  /** The message that brings it, signed by `key`. The same key gives the same bytes. */
  messageBy(key: KeyObject): OrderMessage {
    if (key !== this.#key) {
      this.#key = key;
      this.#message = orderMessage(this.#payload, key, this.#beside);
    }
    return this.#message;
  }
}

function orderMessage(payload: OrderPayload, key: KeyObject, beside: Beside): OrderMessage {
  const envelope = signOrder(payload, key);
  const size = envelope.payload.length;
  if (size > limits.order) {
    throw new ClientError('too-large', `the order takes ${size} bytes; at most ${limits.order} are taken`);
  }
  return {type: 'order', envelope, ...beside};
}
