import test from 'ava';
import {SeenOrders} from '../../src/executor/orders/seen-orders.ts';
import type {Order} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';

const minute = 60_000;
const noon = Date.parse('2026-05-01T12:00:00Z');

const orderAt = (time: number) =>
  ({payload: {id: newOrderId(time)}, digest: 'd', principal: {name: 'alice'}}) as unknown as Order;
const idOf = (order: Order) => order.payload.id;

test('an order is the same by its bytes and its person, whatever the certificate', t => {
  const seenOrders = new SeenOrders(
    () => false,
    () => 0,
  );
  const order = orderAt(noon);
  t.false(seenOrders.knows(order));
  seenOrders.take(order, noon);
  t.true(seenOrders.knows(order));
  t.true(seenOrders.knows({...order, principal: {...order.principal, fingerprint: 'renewed'}} as Order));
  t.throws(() => seenOrders.knows({...order, digest: 'e'} as Order), {code: 'id-conflict'});
  t.throws(() => seenOrders.knows({...order, principal: {name: 'bob'}} as Order), {code: 'id-conflict'});
  seenOrders.giveBack(order);
  t.false(seenOrders.knows(order));
});

/** Seen orders that are complete from ten minutes before noon on, and its monotonic clock. */
function bookAtNoon(held: ReadonlySet<string> = new Set()) {
  const clock = {passed: 0};
  const seenOrders = new SeenOrders(
    id => held.has(id),
    () => clock.passed,
  );
  const mayHave = (time: number) => seenOrders.mayHaveForgotten(newOrderId(time));
  /** So many orders that those that are seen are swept. */
  const takeMany = (now: number) => {
    for (let n = 0; n < 1100; n++) seenOrders.take(orderAt(now), now);
  };
  return {clock, seenOrders, mayHave, takeMany};
}

test('what was forgotten, or never read, is to be looked for; what could not be is not', t => {
  const held = new Set<string>();
  const {clock, seenOrders, mayHave, takeMany} = bookAtNoon(held);
  // Before the account was read nothing is known.
  t.true(mayHave(noon));
  seenOrders.begin(noon - 10 * minute);
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
  seenOrders.take(old, noon);
  seenOrders.take(kept, noon);
  clock.passed = 60 * minute;
  takeMany(noon + 60 * minute);
  t.true(seenOrders.has(idOf(kept)));
  t.false(seenOrders.has(idOf(old)));
  t.true(seenOrders.mayHaveForgotten(idOf(old)));
  // Only up to the latest that was forgotten: a clock that is set back by half an hour makes nobody search.
  t.true(mayHave(noon));
  t.false(mayHave(noon + minute));
});

test('a clock that is ahead for a moment makes nothing forgotten', t => {
  const {clock, seenOrders, mayHave, takeMany} = bookAtNoon();
  seenOrders.begin(noon - 10 * minute);
  const order = orderAt(noon);
  seenOrders.take(order, noon);
  clock.passed = minute;
  takeMany(noon + 365 * 24 * 60 * minute);
  t.true(seenOrders.knows(order));
  t.false(mayHave(noon + 2 * minute));
});

test('of what was removed from the account nobody can tell, but of what is remembered', t => {
  const {seenOrders} = bookAtNoon();
  seenOrders.removed(noon);
  seenOrders.begin(noon - 10 * minute);
  const mayBe = (minutes: number) => seenOrders.mayBeRemoved(newOrderId(noon + minutes * minute));
  t.true(mayBe(-11));
  t.false(mayBe(-9));
  seenOrders.begin(noon + 10 * minute);
  t.true(mayBe(-9));
  t.true(mayBe(0));
  t.false(mayBe(1));
  seenOrders.removed(noon - 60 * minute);
  t.true(mayBe(0));
});
