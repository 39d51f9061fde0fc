import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {OutputNotifier} from '../../src/executor/gate/output-notifier.ts';
import type {ExecutorLink} from '../../src/gate-link/executor-end.ts';
import {until} from '../fixtures/until.ts';

const mebibyte = 1024 * 1024;

/** A gate that reads at once, and what it was told. */
function startNotifier(t: ExecutionContext) {
  const ends: number[] = [];
  const link = {
    send: (message: {type: string; end: number}) => ends.push(message.end),
    whenRoom: async (_whom: string, work: () => void) => work(),
  } as unknown as ExecutorLink;
  const notifier = new OutputNotifier(link, () => undefined);
  t.teardown(() => notifier[Symbol.dispose]());
  notifier.followed('job', undefined);
  return {notifier, ends};
}

test('the first growth is told at once, what follows in steps of time, and the last of it is told', async t => {
  const {notifier, ends} = startNotifier(t);
  const from = performance.now();
  notifier.grown('job', 1);
  await nextTurn();
  t.deepEqual(ends, [1]);
  for (let end = 2; end <= 200; end++) {
    notifier.grown('job', end);
    await nextTurn();
  }
  const ms = performance.now() - from;
  // A timer may fire a millisecond early.
  t.true(ends.length <= 2 + ms / 3, `${ends.length} words in ${ms} ms`);
  await until(() => ends.at(-1) === 200, 'the last word');
});

test('growth by a mebibyte is told without waiting', async t => {
  const {notifier, ends} = startNotifier(t);
  const steps = [1, 2, 3, 4, 5].map(each => each * mebibyte);
  for (const end of steps) {
    notifier.grown('job', end);
    await nextTurn();
  }
  t.deepEqual(ends, steps);
});

test('nothing is told of a job that is not followed, or ended', async t => {
  const {notifier, ends} = startNotifier(t);
  notifier.grown('another', 5);
  notifier.grown('job', 5);
  notifier.finished({id: 'job', end: 7, outcome: {} as never});
  notifier.grown('job', 9);
  await nextTurn();
  await nextTurn();
  t.deepEqual(ends, [7]);
});
