import {timeOfId} from '../../identity/order-id.ts';
import type {Entry} from '../generated/entry.ts';
import type {EntryHead} from './parse-entry.ts';

// An order has two times: the one in its id, by the caller's clock, and the one of its entry, by the host's
// clock. They differ by minutes, or by any span if a clock was set in between. The later one counts.

/** The bytes before the id of an order in a line; within a text of JSON its quotes would be escaped. */
export const orderMark = Buffer.from('"order":{"id":"');
const idLength = 36;

/** The time of an order that was carried out, milliseconds since 1970; 0 for an entry without one. */
export function orderTimeOf(entry: Entry): number {
  return usesUpId(entry) ? Math.max(entry.time, timeOfId(entry.order.id)) : 0;
}

/** The same, read from a line and its head. */
export function orderTimeIn({time, event}: EntryHead, line: Buffer): number {
  return line.includes(orderMark) && !isWithoutEffect(event) ? Math.max(time, idTimeIn(line)) : 0;
}

/** An entry of an order that was carried out: its id must not be used for anything else. */
export type OrderEntry = Extract<Entry, {order: object}>;

/**
 * True if the entry uses up the id of its order. A denial does nothing, and the intent to read the account
 * nothing yet.
 */
export function usesUpId(entry: Entry): entry is OrderEntry {
  return 'order' in entry && !isWithoutEffect(entry.event);
}

const isWithoutEffect = (event: string) => event === 'denial' || event === 'account-read';

/** The time in the id of the order in a line; 0 if there is none. */
export function idTimeIn(line: Buffer): number {
  const at = line.indexOf(orderMark);
  const start = at + orderMark.length;
  const time = at === -1 ? 0 : timeOfId(line.toString('latin1', start, start + idLength));
  return Number.isFinite(time) ? time : 0;
}

/**
 * An order is accepted within five minutes of the time in its id, and its entry is written soon after.
 * Milliseconds.
 */
export const orderSlackMs = 6 * 60_000;
