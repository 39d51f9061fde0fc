import test from 'ava';
import fc from 'fast-check';
import {Backlog} from '../../src/gate/backlog.ts';
import {budgets} from '../../src/gate/budgets.ts';

const mebibyte = 1024 * 1024;

interface Order {
  readonly connection: number;
  readonly stream: number;
  readonly name: string;
  readonly bytes: number;
}

const step = fc.record({
  name: fc.constantFrom('alice', 'bob', 'carol'),
  connection: fc.nat(3),
  bytes: fc.integer({min: 1, max: mebibyte / 8}),
  does: fc.constantFrom('asks', 'asks', 'asks', 'is answered', 'leaves'),
});

test('nobody has more under way or waiting than may be, each order is passed on once and in turn, and nothing is counted twice', t => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 300}), steps => {
      const passed: Order[] = [];
      const backlog = new Backlog<Order>(
        order => passed.push(order),
        () => true,
      );
      const waiting: Order[] = [];
      const underWay: Order[] = [];
      for (const [stream, {name, connection, bytes, does}] of steps.entries()) {
        if (does === 'asks') {
          const order = {connection, stream, name, bytes};
          const held = sizeOf([...waiting, ...underWay].filter(other => other.name === name));
          if (backlog.take(order, name, bytes) !== held + bytes <= budgets.orderBytes) return false;
          if (held + bytes <= budgets.orderBytes) waiting.push(order);
        } else if (does === 'is answered') {
          backlog.answered(underWay.shift() ?? {connection: 9, stream: 9});
        } else {
          backlog.left(connection, name);
          for (const gone of waiting.filter(order => order.connection === connection && order.name === name))
            waiting.splice(waiting.indexOf(gone), 1);
        }
        for (const order of passed.splice(0)) {
          if (waiting.find(other => other.name === order.name) !== order) return false;
          waiting.splice(waiting.indexOf(order), 1);
          underWay.push(order);
        }
        for (const who of ['alice', 'bob', 'carol']) {
          const [busy, idle] = [underWay, waiting].map(
            orders => orders.filter(order => order.name === who).length,
          );
          if (busy !== undefined && (busy > budgets.orders || (busy < budgets.orders && idle !== 0)))
            return false;
        }
      }
      return true;
    }),
  );
  t.pass();
});

test('all together have a bound as well', t => {
  const backlog = new Backlog<Order>(
    () => {},
    () => true,
  );
  const order = (connection: number) => ({
    connection,
    stream: 1,
    name: `person-${connection}`,
    bytes: mebibyte,
  });
  let taken = 0;
  for (let person = 0; person < 1000; person++)
    if (backlog.take(order(person), `person-${person}`, mebibyte)) taken++;
  t.is(taken, 32);
  backlog.answered(order(0));
  t.true(backlog.take(order(2000), 'late', mebibyte));
});

test('somebody who reads nothing has no order passed on until there is room again', t => {
  let hasRoom = false;
  const passed: Order[] = [];
  const backlog = new Backlog<Order>(
    order => passed.push(order),
    name => name !== 'mallory' || hasRoom,
  );
  const order = {connection: 1, stream: 1, name: 'mallory', bytes: 100};
  t.true(backlog.take(order, 'mallory', 100));
  t.true(backlog.take({...order, connection: 2}, 'alice', 100));
  t.deepEqual(passed.splice(0), [{...order, connection: 2}]);
  hasRoom = true;
  backlog.advance('mallory');
  t.deepEqual(passed, [order]);
});

const sizeOf = (orders: readonly Order[]) => orders.reduce((sum, {bytes}) => sum + bytes, 0);
