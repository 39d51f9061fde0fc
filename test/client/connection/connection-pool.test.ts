import test from 'ava';
import type {HostConnection} from '../../../src/client/connection/connection.ts';
import {ConnectionPool} from '../../../src/client/connection/connection-pool.ts';
import type {Identity} from '../../../src/client/identity.ts';

const target = {host: '127.0.0.1', port: 7433, name: 'lab-01'};
const identity = {context: {}} as Identity;

/** A connection whose host answers when it is told to, and is not trusted any more by any other identity than `identity`. */
function connection() {
  const answer = Promise.withResolvers<number>();
  const fake = {
    identity,
    isIdle: true,
    handTo: () => {},
    ping: () => answer.promise,
    verifyAgain: (now: Identity) => {
      if (now !== identity) fake.close();
    },
    close: () => {
      fake.isIdle = false;
    },
  };
  return {fake, answer: () => answer.resolve(0), kept: fake as unknown as HostConnection};
}

test('a connection is taken when its host has answered', async t => {
  using pool = new ConnectionPool();
  const {kept, answer} = connection();
  pool.give(target, kept);
  t.deepEqual(pool.names, ['lab-01']);
  const taken = pool.take(target, () => identity);
  answer();
  t.is(await taken, kept);
  t.is(await pool.take(target, () => identity), undefined);
});

test('a host that is revoked while it is asked for a sign of life is not taken', async t => {
  using pool = new ConnectionPool();
  const {kept, fake, answer} = connection();
  pool.give(target, kept);
  let current = identity;
  const taken = pool.take(target, () => current);
  current = {...identity};
  answer();
  t.is(await taken, undefined);
  t.false(fake.isIdle, 'it is closed');
});

test('a connection of another certificate is closed', async t => {
  using pool = new ConnectionPool();
  const {kept, fake, answer} = connection();
  pool.give(target, kept);
  const taken = pool.take(target, () => ({context: {}}) as Identity);
  answer();
  t.is(await taken, undefined);
  t.false(fake.isIdle);
});
