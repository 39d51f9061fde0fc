import test from 'ava';
import fc from 'fast-check';
import {TokenBuckets} from '../../src/base/token-buckets.ts';

test('so many are taken at once, then one more each time that one came back, and names do not share', t => {
  const buckets = new TokenBuckets({burst: 3, refillMs: 100});
  t.deepEqual(
    [1, 2, 3, 4].map(() => buckets.take('a', 0)),
    [0, 0, 0, 100],
  );
  t.is(buckets.take('b', 0), 0);
  t.is(buckets.take('a', 60), 40);
  t.is(buckets.take('a', 100), 0);
  t.is(buckets.take('a', 100), 100);
  t.is(buckets.left('a', 150), 0.5);
  t.is(buckets.left('a', 1e9), 3);
  t.is(buckets.left('nobody', 0), 3);
});

test('whatever is asked for and when, no name gets more than its burst and what came back', t => {
  const asked = fc.array(
    fc.record({
      after: fc.nat(300),
      tokens: fc.double({min: 0.01, max: 4, noNaN: true}),
      name: fc.constantFrom('a', 'b'),
    }),
  );
  fc.assert(
    fc.property(asked, steps => {
      const buckets = new TokenBuckets({burst: 3, refillMs: 100});
      const taken = new Map<string, number>();
      let now = 0;
      for (const {after, tokens, name} of steps) {
        now += after;
        const waitMs = buckets.take(name, now, tokens);
        if (waitMs === 0) taken.set(name, (taken.get(name) ?? 0) + tokens);
        for (const sum of taken.values()) t.true(sum <= 3 + now / 100 + 1e-6);
        // It is not put off for longer than it takes.
        if (waitMs > 0 && tokens <= 3) t.true(buckets.left(name, now + waitMs) >= tokens - 1e-6);
      }
    }),
  );
});

test('names that were quiet are forgotten, and those that were not are remembered', t => {
  const buckets = new TokenBuckets({burst: 1, refillMs: 1000});
  t.is(buckets.take('spent', 0), 0);
  for (let n = 0; n < 5000; n++) buckets.take(`name-${n}`, 100);
  t.true(buckets.take('spent', 100) > 0);
  t.is(buckets.take('spent', 1000), 0);
});
