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
const ofBob = {person: bob, code: 'denied'};

test('denials without an entry of their own are told in the end, and each is counted once', async t => {
  const {denials, entries} = makeDenials();
  let written = 0;
  for (let count = 0; count < 7; count++) await denials.record(ofBob, async () => void written++);
  await denials.record({person: {name: 'alice', groups: []}, code: 'denied'}, async () => void written++);
  t.is(written, 3);
  await denials.finish();
  t.like(entries, [{event: 'denial', principal: bob, code: 'suppressed', suppressed: 4}]);
  t.is(entries.length, 1);
});

test('denials that come while an entry is written are told in the end, and not by that entry', async t => {
  const {denials, entries} = makeDenials();
  const held = Promise.withResolvers<void>();
  const first = denials.record(ofBob, () => held.promise);
  const second = denials.record(ofBob, () => held.promise);
  for (let count = 0; count < 5; count++) await denials.record(ofBob, async () => t.fail('no more at once'));
  held.resolve();
  await Promise.all([first, second]);
  await denials.finish();
  t.like(entries, [{event: 'denial', principal: bob, code: 'suppressed', suppressed: 4}]);
});

test('a denial whose entry could not be written is counted with those that have none', async t => {
  const {denials, entries} = makeDenials();
  await denials.record(ofBob, async () => {});
  await t.throwsAsync(
    denials.record(ofBob, async () => {
      throw new Error('no room');
    }),
  );
  await denials.record(ofBob, async () => t.fail('no more at once'));
  await denials.finish();
  t.like(entries, [{code: 'suppressed', suppressed: 1}]);
});

test('mistakes of a person leave the denials of that person their room, and are counted apart', async t => {
  const {denials, entries} = makeDenials();
  const written: string[] = [];
  const record = async (code: string) => {
    await denials.record({person: bob, code}, async () => void written.push(code));
  };
  for (let count = 0; count < 5; count++) await record('unknown-command');
  for (const code of ['busy', 'not-allowed', 'bad-parameter', 'certificate-revoked', 'denied'])
    await record(code);
  t.deepEqual(written, ['unknown-command', 'unknown-command', 'busy', 'not-allowed', 'certificate-revoked']);
  await denials.finish();
  t.like(entries, [
    {event: 'denial', principal: bob, code: 'suppressed-mistaken', suppressed: 3},
    {event: 'denial', principal: bob, code: 'suppressed'},
  ]);
});
