import test from 'ava';
import fc from 'fast-check';
import {GateReports} from '../../src/executor/gate/gate-reports.ts';

const silent = {debug() {}, info() {}, warn() {}, error() {}};

test('an honest gate is taken at its word: each summary, each line', t => {
  let now = 0;
  let lines = 0;
  const words = new GateReports({...silent, info: () => void lines++}, () => now);
  for (let minute = 0; minute < 10; minute++, now += 60_000) {
    t.deepEqual(words.strangers({handshake: minute + 1}), {handshake: minute + 1});
    for (let line = 0; line < 100; line++) words.note('info', {}, 'line');
  }
  t.is(lines, 1000);
});

test('whatever a gate says, there are at most two summaries and 600 lines a minute, and no count is lost', t => {
  const step = fc.record({wait: fc.nat(40_000), count: fc.nat(100), reason: fc.constantFrom('a', 'b', 'c')});
  fc.assert(
    fc.property(fc.array(step, {maxLength: 100}), steps => {
      let now = 0;
      const words = new GateReports(silent, () => now);
      const told: number[] = [];
      let [said, summed] = [0, 0];
      for (const {wait, count, reason} of steps) {
        now += wait;
        said += count;
        const due = words.strangers({[reason]: count});
        if (!due) continue;
        told.push(now);
        summed += Object.values(due).reduce((sum, next) => sum + next, 0);
        if (summed !== said) return false;
      }
      return told.every((at, index) => index === 0 || at - (told[index - 1] ?? 0) >= 30_000);
    }),
  );
  let now = 0;
  const log: object[] = [];
  const write = (facts: object) => void log.push(facts);
  const words = new GateReports({debug: write, info: write, warn: write, error: write}, () => now);
  for (let line = 0; line < 5000; line++) words.note('warn', {}, '');
  t.is(log.length, 600);
  now += 60_000;
  words.note('warn', {}, '');
  words.note('warn', {}, '');
  t.deepEqual(log.slice(600), [{leftOut: 4400}, {}]);
  // Long lines are fewer.
  now += 60_000;
  for (let line = 0; line < 100; line++) words.note('warn', {}, 'x'.repeat(4094));
  t.is(log.length, 602 + 16);
  now += 60_000;
  words.note('warn', {}, '');
  t.deepEqual(log.at(-1), {leftOut: 84});
});

test('made-up reasons are bounded: an entry holds 32', t => {
  let now = 0;
  const words = new GateReports(silent, () => now);
  words.strangers({first: 1});
  for (let i = 0; i < 1000; i++) words.strangers({[`reason-${i}`]: Number.MAX_SAFE_INTEGER});
  now += 30_000;
  const due = words.strangers({last: 1});
  t.is(Object.keys(due ?? {}).length, 32);
});
