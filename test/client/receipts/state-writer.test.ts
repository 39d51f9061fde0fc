// What hosts showed is written in batches, and nothing is lost by a close or an exit.
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import type {Unwritten} from '../../../src/client/receipts/state-writer.ts';
import {StateWriter} from '../../../src/client/receipts/state-writer.ts';

/** Something to write that takes as long as a test lets it. */
class Slow implements Unwritten {
  readonly done = Promise.withResolvers<void>();
  begun = 0;
  now = 0;

  write(): Promise<void> {
    this.begun++;
    return this.done.promise;
  }

  writeNow(): void {
    this.now++;
  }
}

test('a few are written at once, each once, and what comes meanwhile is in the next batch', async t => {
  const writer = new StateWriter();
  const all = Array.from({length: 10}, () => new Slow());
  for (const one of all) writer.add(one);
  for (const one of all) writer.add(one);
  const flushed = writer.flush();
  t.is(all.filter(({begun}) => begun > 0).length, 3);
  const late = new Slow();
  writer.add(late);
  for (const {done} of all) done.resolve();
  late.done.resolve();
  await flushed;
  t.true([...all, late].every(({begun}) => begun === 1));
});

test('what is added again while it is written is written once more', async t => {
  const writer = new StateWriter();
  const one = new Slow();
  writer.add(one);
  const flushed = writer.flush();
  writer.add(one);
  one.done.resolve();
  await flushed;
  t.is(one.begun, 2);
});

test('before an exit all is written at once, also what was begun', async t => {
  const writer = new StateWriter();
  const all = Array.from({length: 5}, () => new Slow());
  for (const one of all) writer.add(one);
  void writer.flush();
  await setImmediate();
  writer.writeNow();
  t.true(all.every(({now}) => now === 1));
  for (const {done} of all) done.resolve();
  await writer.flush();
  t.deepEqual(
    all.map(({begun}) => begun),
    [1, 1, 1, 0, 0],
  );
});
