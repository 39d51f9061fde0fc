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
  const book = new OrderBook(
    () => false,
    () => 0,
  );
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

/** A book that is complete from ten minutes before noon on, and its monotonic clock. */
function bookAtNoon(held: ReadonlySet<string> = new Set()) {
  const clock = {passed: 0};
  const book = new OrderBook(
    id => held.has(id),
    () => clock.passed,
  );
  const mayHave = (time: number) => book.mayHaveForgotten(newOrderId(time));
  /** So many orders that the book is swept. */
  const takeMany = (now: number) => {
    for (let n = 0; n < 1100; n++) book.take(orderAt(now), now);
  };
  return {clock, book, mayHave, takeMany};
}

test('what was forgotten, or never read, is to be looked for; what could not be is not', t => {
  const held = new Set<string>();
  const {clock, book, mayHave, takeMany} = bookAtNoon(held);
  // Before the account was read nothing is known.
  t.true(mayHave(noon));
  book.begin(noon - 10 * minute);
  for (const [minutes, forgotten] of [
    [-11, true],
    [-10, false],
    [0, false],
    [60, false],
  ] as const)
    t.is(mayHave(noon + minutes * minute), forgotten, `${minutes} min`);
  const old = orderAt(noon);
  const kept = orderAt(noon);
  held.add(idOf(kept));
  book.take(old, noon);
  book.take(kept, noon);
  clock.passed = 60 * minute;
  takeMany(noon + 60 * minute);
  t.true(book.has(idOf(kept)));
  t.false(book.has(idOf(old)));
  t.true(book.mayHaveForgotten(idOf(old)));
  // Only up to the latest that was forgotten: a clock that is set back by half an hour makes nobody search.
  t.true(mayHave(noon));
  t.false(mayHave(noon + minute));
});

test('a clock that is ahead for a moment makes nothing forgotten', t => {
  const {clock, book, mayHave, takeMany} = bookAtNoon();
  book.begin(noon - 10 * minute);
  const order = orderAt(noon);
  book.take(order, noon);
  clock.passed = minute;
  takeMany(noon + 365 * 24 * 60 * minute);
  t.true(book.knows(order));
  t.false(mayHave(noon + 2 * minute));
});

test('of what was removed from the account nobody can tell, but of what is remembered', t => {
  const {book} = bookAtNoon();
  book.removed(noon);
  book.begin(noon - 10 * minute);
  const mayBe = (minutes: number) => book.mayBeRemoved(newOrderId(noon + minutes * minute));
  t.true(mayBe(-11));
  t.false(mayBe(-9));
  book.begin(noon + 10 * minute);
  t.true(mayBe(-9));
  t.true(mayBe(0));
  t.false(mayBe(1));
  book.removed(noon - 60 * minute);
  t.true(mayBe(0));
});
