import test from 'ava';
import {OrderBook} from '../../src/executor/orders/order-book.ts';
import type {Order} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';

const minute = 60_000;
const noon = Date.parse('2026-05-01T12:00:00Z');

const orderAt = (time: number) =>
  ({payload: {id: newOrderId(time)}, digest: 'd', principal: {name: 'alice'}}) as unknown as Order;
const idOf = (order: Order) => order.payload.id;

test('an order is the same by its bytes and its person, whatever the certificate', t => {
  const book = new OrderBook(() => false);
  const order = orderAt(noon);
  t.false(book.knows(order));
  book.take(order, noon);
  t.true(book.knows(order));
  t.true(book.knows({...order, principal: {...order.principal, fingerprint: 'renewed'}} as Order));
  t.throws(() => book.knows({...order, digest: 'e'} as Order), {code: 'id-conflict'});
  t.throws(() => book.knows({...order, principal: {name: 'bob'}} as Order), {code: 'id-conflict'});
  book.giveBack(order);
  t.false(book.knows(order));
});

test('what was forgotten, or never read, is to be looked for; what could not be is not', t => {
  const held = new Set<string>();
  const book = new OrderBook(id => held.has(id));
  const mayHave = (time: number, now: number) => book.mayHaveForgotten(newOrderId(time), now);
  // Before the account was read nothing is known.
  t.true(mayHave(noon, noon));
  book.begin(noon - 10 * minute);
  // An order that was taken just before that may have been issued by a clock that was ahead.
  for (const [minutes, forgotten] of [
    [-6, true],
    [-5, false],
    [0, false],
    [5, false],
    [6, true],
  ] as const)
    t.is(mayHave(noon + minutes * minute, noon), forgotten, `${minutes} min`);
  const old = orderAt(noon);
  const kept = orderAt(noon);
  held.add(idOf(kept));
  book.take(old, noon);
  book.take(kept, noon);
  t.false(mayHave(noon - 4 * minute, noon + 60 * minute));
  for (let n = 0; n < 1100; n++) book.take(orderAt(noon + 60 * minute), noon + 60 * minute);
  t.true(book.has(idOf(kept)));
  t.false(book.has(idOf(old)));
  t.true(book.mayHaveForgotten(idOf(old), noon + 60 * minute));
  // The clock is set back: what was forgotten meanwhile could else pass for new.
  t.true(book.mayHaveForgotten(idOf(old), noon));
});
