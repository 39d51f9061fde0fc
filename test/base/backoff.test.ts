import test from 'ava';
import fc from 'fast-check';
import {backoffMs} from '../../src/base/backoff.ts';

const range = {leastMs: 100, mostMs: 5000};

test('pauses double from the least to the most', t => {
  t.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 1e9].map(failures => backoffMs(range, failures)),
    [100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000],
  );
});

test('pauses differ by chance, by half at most, and never shrink with another failure', t => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.double({min: 0, max: 1, noNaN: true}), (failures, random) => {
      const pause = backoffMs(range, failures, random);
      return pause >= 50 && pause <= 5000 && pause <= backoffMs(range, failures + 1, random);
    }),
  );
  t.is(backoffMs(range, 0, 1), 50);
});
