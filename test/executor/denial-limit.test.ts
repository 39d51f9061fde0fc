import test from 'ava';
import fc from 'fast-check';
import {DenialLimit} from '../../src/executor/orders/denial-limit.ts';

test('a person who is refused over and over gets few entries, and the rest are counted', t => {
  const limit = new DenialLimit({burst: 3, refillMs: 1000});
  const recorded = Array.from({length: 10}, () => limit.admit('mallory', 0).record);
  t.deepEqual(recorded, [true, true, true, ...Array.from({length: 7}, () => false)]);
  t.deepEqual(limit.admit('alice', 0), {record: true, suppressed: 0});
  t.deepEqual(limit.drain(500), []);
  t.deepEqual(limit.admit('mallory', 1000), {record: true, suppressed: 7});
  limit.admit('mallory', 1001);
  t.deepEqual(limit.drain(2000), [{person: 'mallory', suppressed: 1}]);
  t.deepEqual(limit.drain(9000), []);
});

test('every denial is recorded or counted once, and entries stay below the rate', t => {
  const step = fc.record({
    person: fc.constantFrom('a', 'b'),
    wait: fc.integer({min: 0, max: 2000}),
    drain: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 200}), steps => {
      const rate = {burst: 4, refillMs: 1000};
      const limit = new DenialLimit(rate);
      let now = 0;
      let [recorded, counted, summaries] = [0, 0, 0];
      for (const {person, wait, drain} of steps) {
        now += wait;
        const admitted = limit.admit(person, now);
        if (admitted.record) recorded += 1;
        counted += admitted.suppressed;
        const due = drain ? limit.drain(now) : [];
        for (const {suppressed} of due) counted += suppressed;
        summaries += due.length;
      }
      const atMost = 2 * (rate.burst + now / rate.refillMs);
      t.true(recorded + summaries <= atMost);
      for (const {suppressed} of limit.drain(now + 100_000)) counted += suppressed;
      t.is(recorded + counted, steps.length);
    }),
  );
});
