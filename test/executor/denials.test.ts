import test from 'ava';
import type {DenialsParts} from '../../src/executor/orders/denials.ts';
import {Denials} from '../../src/executor/orders/denials.ts';

function makeDenials() {
  const entries: object[] = [];
  const account = {
    canStart: true,
    append: async (event: object) => void entries.push(event),
  };
  const log = {warn() {}, error() {}};
  const parts = {account, clock: {now: () => 0, monotonic: () => 0}, log} as unknown as DenialsParts;
  const denials = new Denials(parts, {burst: 2, refillMs: 60_000});
  return {denials, entries, account};
}

const bob = {name: 'bob', groups: ['students']};

test('denials without an entry of their own are told in the end, and each is counted once', async t => {
  const {denials, entries} = makeDenials();
  let written = 0;
  for (let count = 0; count < 7; count++) await denials.record(bob, async () => void written++);
  await denials.record({name: 'alice', groups: []}, async () => void written++);
  t.is(written, 3);
  await denials.finish();
  t.like(entries, [{event: 'denial', principal: bob, code: 'suppressed', suppressed: 4}]);
  t.is(entries.length, 1);
});

test('a denial whose entry could not be written is counted with those that have none', async t => {
  const {denials, entries} = makeDenials();
  await denials.record(bob, async () => {});
  await t.throwsAsync(
    denials.record(bob, async () => {
      throw new Error('no room');
    }),
  );
  await denials.record(bob, async () => t.fail('no more at once'));
  await denials.finish();
  t.like(entries, [{code: 'suppressed', suppressed: 1}]);
});
