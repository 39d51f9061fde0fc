import test from 'ava';
import fc from 'fast-check';
import type {FleetFacts} from '../../../src/present/fleet/fleet-progress.ts';
import {progressLines} from '../../../src/present/fleet/progress-lines.ts';
import {noScreen} from '../../../src/present/screen.ts';
import {widthOf} from '../../../src/present/text-width.ts';
import {anyText} from '../../fixtures/any-text.ts';

const facts: FleetFacts = {
  waiting: 12,
  running: 8,
  done: 18,
  failed: 1,
  unreachable: 1,
  unknown: 0,
  rate: 2.13,
  leftMs: 9400,
  slowest: {host: 'lab-07', ageMs: 63_900, doing: 'Reading package lists...'},
};
const lines = (change: Partial<FleetFacts>, columns: number) =>
  progressLines({...facts, ...change}, columns, noScreen);

test('two lines say how many hosts are how far, and what the slowest does, with rate and time left at the right', t => {
  t.deepEqual(lines({}, 79), [
    '12 waiting · 8 running · 18 done · 1 failed · 1 unreachable',
    `lab-07 1m3s: Reading package lists...${' '.repeat(25)}  2.1/s  10s left`,
  ]);
  t.deepEqual(lines({unknown: 2, rate: undefined, leftMs: undefined}, 199), [
    '12 waiting · 8 running · 18 done · 1 failed · 1 unreachable · 2 unknown',
    'lab-07 1m3s: Reading package lists...',
  ]);
});

test('what has no room is left out: those that wait first, and what failed never before those that are done', t => {
  t.deepEqual(lines({}, 50), [
    '8 running · 18 done · 1 failed · 1 unreachable',
    'lab-07 1m3s: Reading package lis…  2.1/s  10s left',
  ]);
  t.deepEqual(lines({}, 36), ['18 done · 1 failed · 1 unreachable', 'lab-07 1m3s: Reading pack…  10s left']);
  t.deepEqual(lines({}, 20)[0], '18 done · 1 failed');
  t.deepEqual(lines({}, 8), ['18 done', 'lab-07…']);
  t.deepEqual(lines({}, 3), ['18…', 'la…']);
});

test('a rate below one in a second is told by the minute or hour, and a line without anything is left out', t => {
  const rate = (value: number) => lines({rate: value, leftMs: undefined, slowest: undefined}, 60)[1]?.trim();
  t.deepEqual([123.4, 10, 9.96, 1, 0.99, 1 / 60, 0.01, 0.0001].map(rate), [
    '123/s',
    '10/s',
    '10.0/s',
    '1.0/s',
    '59/min',
    '1/min',
    '36/h',
    '1/h',
  ]);
  t.is(lines({slowest: undefined, rate: undefined, leftMs: undefined}, 60).length, 1);
  const [, left = ''] = lines({leftMs: 1, rate: undefined}, 60);
  t.regex(left, /1s left$/);
});

test('what went wrong is red on a screen with colours, and takes no more room', t => {
  const [first = ''] = progressLines(facts, 79, {columns: 80, hasColours: true});
  t.is(
    first,
    '12 waiting · 8 running · 18 done · \u001b[31m1 failed\u001b[39m · \u001b[31m1 unreachable\u001b[39m',
  );
});

test('no line is wider than it may be, whatever hosts and their output are, and none can move the cursor', t => {
  const count = fc.nat({max: 100_000});
  const any = fc.record({
    waiting: count,
    running: count,
    done: count,
    failed: count,
    unreachable: count,
    unknown: count,
    rate: fc.option(fc.double({min: 0, max: 1e6, noNaN: true}), {nil: undefined}),
    leftMs: fc.option(fc.double({min: 0, max: 1e12, noNaN: true}), {nil: undefined}),
    slowest: fc.option(
      fc.record({
        host: anyText({maxLength: 100}),
        ageMs: fc.double({min: 0, max: 1e12, noNaN: true}),
        // As a last line is: nothing in it moves the cursor.
        doing: anyText({maxLength: 200}).map(text =>
          text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '数'),
        ),
      }),
      {nil: undefined},
    ),
  });
  fc.assert(
    fc.property(any, fc.integer({min: 0, max: 250}), (shown, columns) => {
      for (const line of progressLines(shown, columns, noScreen)) {
        t.true(widthOf(line) <= columns, line);
        t.notRegex(line, /\p{Cc}/u);
      }
    }),
  );
});
