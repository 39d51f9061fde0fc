import {timeOfId} from '../../identity/order-id.ts';
import type {Entry} from '../generated/entry.ts';

// By which time an order counts: that in its id, which is the caller's, and that of its entry, by the host's clock. They
// differ by minutes, and by anything where a clock was set in between; the later one is taken.

/** The bytes before the id of an order in a line; within a text of JSON its quotes would be escaped. */
export const orderMark = Buffer.from('"order":{"id":"');
const idLength = 36;

/** Of an order that was carried out, milliseconds since 1970; 0 for an entry of none. */
export function orderTimeOf(entry: Entry): number {
  return usesUpId(entry) ? Math.max(entry.time, timeOfId(entry.order.id)) : 0;
}

/** An entry of an order that was carried out: its id must not be used for anything else. */
export type OrderEntry = Extract<Entry, {order: object}>;

/** Neither a denial nor the intent to read the account uses up an id: nothing was done, or nothing yet. */
export function usesUpId(entry: Entry): entry is OrderEntry {
  return 'order' in entry && entry.event !== 'denial' && entry.event !== 'account-read';
}

/** The time in the id of the order that stands in a line; 0 where none does. */
export function idTimeIn(line: Buffer): number {
  const at = line.indexOf(orderMark);
  const start = at + orderMark.length;
  const time = at === -1 ? 0 : timeOfId(line.toString('latin1', start, start + idLength));
  return Number.isFinite(time) ? time : 0;
}
