import test from 'ava';
import type {Reconnector} from '../../../src/client/connection/reconnector.ts';
import {SharedWays} from '../../../src/client/connection/shared-ways.ts';
import type {Notice} from '../../../src/client/notice.ts';

/** Counts what is opened and closed; each opening waits until it is told to go on. */
function scripted() {
  const opened: {up: boolean; closed: number; tell: (notice: Notice) => void}[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const open = async (tell: (notice: Notice) => void): Promise<Reconnector> => {
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise;
    const one = {up: true, closed: 0, tell};
    opened.push(one);
    return {
      get isUp() {
        return one.up;
      },
      close() {
        one.closed += 1;
        one.up = false;
      },
    } as unknown as Reconnector;
  };
  return {ways: new SharedWays(), opened, gates, open};
}

const notice: Notice = {type: 'no-receipts', host: 'a'};
const none = () => {};

test('uses of one target at a time share one way, each hears its notices, and the last closes it', async t => {
  const {ways, opened, gates, open} = scripted();
  const heard: string[] = [];
  const asked = [
    ways.use('a', () => heard.push('first'), open),
    ways.use('a', () => heard.push('second'), open),
  ];
  gates[0]?.resolve();
  const [first, second] = await Promise.all(asked);
  if (!first || !second) return t.fail();
  t.is(opened.length, 1);
  t.is(first.reconnector, second.reconnector);
  opened[0]?.tell(notice);
  first.leave();
  first.leave();
  opened[0]?.tell(notice);
  t.deepEqual(heard, ['first', 'second', 'second']);
  t.is(opened[0]?.closed, 0);
  second.leave();
  t.is(opened[0]?.closed, 1);
  const third = ways.use('a', none, open);
  gates[1]?.resolve();
  await third;
  t.is(opened.length, 2);
});

test('a way whose connection dropped is left to those who have it, and another is opened', async t => {
  const {ways, opened, gates, open} = scripted();
  const asked = ways.use('a', none, open);
  gates[0]?.resolve();
  const first = await asked;
  const [one] = opened;
  if (one) one.up = false;
  const again = ways.use('a', none, open);
  gates[1]?.resolve();
  const second = await again;
  t.not(first.reconnector, second.reconnector);
  t.is((await ways.use('a', none, open)).reconnector, second.reconnector);
  // The earlier one has its connection again: it is used, when the other is not any more.
  const [, two] = opened;
  if (one && two) [one.up, two.up] = [true, false];
  const third = await ways.use('a', none, open);
  t.is(third.reconnector, first.reconnector);
  t.is(opened.length, 2);
  for (const use of [first, third]) use.leave();
  t.is(one?.closed, 1);
});

test('one that cannot be opened fails for all who wait, and is opened anew for the next', async t => {
  const {ways, opened, gates, open} = scripted();
  const asked = [ways.use('a', none, open), ways.use('a', none, open)];
  gates[0]?.reject(new Error('nobody is there'));
  for (const each of asked) await t.throwsAsync(each, {message: 'nobody is there'});
  const again = ways.use('a', none, open);
  gates[1]?.resolve();
  await again;
  t.is(opened.length, 1);
});

test('who gives up is let go, and a way that nobody waits for any more is closed when it is open', async t => {
  const {ways, opened, gates, open} = scripted();
  const giveUp = new AbortController();
  const asked = ways.use('a', none, open, giveUp.signal);
  giveUp.abort(new Error('patience'));
  await t.throwsAsync(asked, {message: 'patience'});
  gates[0]?.resolve();
  const other = ways.use('a', none, open);
  gates[1]?.resolve();
  const {reconnector} = await other;
  t.is(opened.length, 2);
  t.deepEqual(
    opened.map(({closed}) => closed),
    [1, 0],
  );
  t.true(reconnector.isUp);
  await t.throwsAsync(ways.use('a', none, open, AbortSignal.abort(new Error('before'))), {
    message: 'before',
  });
});
