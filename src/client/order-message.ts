import type {KeyObject} from 'node:crypto';
import type {OrderPayload} from '../identity/generated/order.ts';
import {signOrder} from '../identity/order.ts';
import type {OrderMessage} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import {ClientError} from './errors.ts';

/** A message that orders something, and the id of its order. */
export interface Ordered {
  readonly id: string;
  readonly message: OrderMessage;
}

/**
 * Signs an order and makes the message that brings it.
 *
 * @param beside what the message holds beside it, where it is there
 * @throws {ClientError} `too-large`
 */
export function orderMessage(
  payload: OrderPayload,
  key: KeyObject,
  beside: Pick<OrderMessage, 'secrets' | 'seen'>,
): Ordered {
  const envelope = signOrder(payload, key);
  const size = envelope.payload.length;
  if (size > limits.order) {
    throw new ClientError('too-large', `the order takes ${size} bytes; at most ${limits.order} are taken`);
  }
  return {id: payload.id, message: {type: 'order', envelope, ...beside}};
}
