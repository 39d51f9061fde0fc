import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import fc from 'fast-check';
import {CrowdMemory} from '../../src/gate/crowd-memory.ts';

/** The indexes of the looks at which it is collected, while these numbers of connections are seen. */
function collected(counts: readonly number[]): number[] {
  const at: number[] = [];
  let index = 0;
  const memory = new CrowdMemory(() => at.push(index));
  for (const [now, count] of counts.entries()) {
    index = now;
    memory.look(count);
  }
  return at;
}

test('it is collected once, when half of a crowd has gone and nobody comes or goes', t => {
  t.deepEqual(collected([0, 200, 200, 150, 40, 3, 3, 3, 3]), [6]);
  t.deepEqual(collected([200, 200, 200]), []);
  t.deepEqual(collected([200, 101, 101]), []);
  t.deepEqual(collected([200, 100, 100, 51, 51, 50, 50, 25, 25]), [2, 6, 8]);
  t.deepEqual(collected([15, 0, 0]), [], 'so few are no crowd');
});

test('whatever comes and goes, it is collected at most once for each halving of a crowd', t => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), {maxLength: 60}), counts => {
      for (const at of collected(counts)) {
        if (counts[at] !== counts[at - 1]) return false;
        if (!counts.slice(0, at).some(count => count >= 16 && count >= 2 * (counts[at] ?? 0))) return false;
      }
      return true;
    }),
  );
  t.pass();
});

test('what nobody refers to is gone then, and V8 has the flags that it had', async t => {
  const memory = new CrowdMemory();
  const gone = new WeakRef({});
  // A WeakRef that was made or read holds until the turn ends.
  await sleep(1);
  for (const count of [20, 0, 0]) memory.look(count);
  t.is(gone.deref(), undefined);
  t.is(globalThis.gc, undefined);
});
