import test from 'ava';
import fc from 'fast-check';
import {visible} from '../../src/base/quote.ts';
import {clockTime} from '../../src/present/clock-time.ts';
import {jobTable} from '../../src/present/job-table.ts';
import {inRed, noScreen, screenOf} from '../../src/present/screen.ts';
import type {Cell, Column} from '../../src/present/table.ts';
import {facts, paragraph, table} from '../../src/present/table.ts';
import {cutTo, widthOf, wrapTo} from '../../src/present/text-width.ts';
import type {JobSummary} from '../../src/protocol/generated/answer.ts';
import {anyText} from '../fixtures/any-text.ts';

const columns: readonly Column[] = [
  {heading: 'ID'},
  {heading: 'WHO', least: 4},
  {heading: 'WHAT', least: 6},
  {heading: 'SIZE', spare: 1},
];
const of = (width: number | undefined) => ({columns: width, hasColours: false});
const shown = (width: number | undefined, ...rows: readonly Cell[][]) =>
  table(columns, rows, of(width)).map(line => line.shown);

test('what fits is shown whole, and so is all where there is no terminal', t => {
  const row = ['1a2b', 'alice', 'a rather long text', '12 B'];
  for (const width of [undefined, 80, 37])
    t.deepEqual(
      shown(width, row),
      ['ID    WHO    WHAT                SIZE', '1a2b  alice  a rather long text  12 B'],
      String(width),
    );
});

test('on a narrow terminal the longest cells are cut first, then a column is left out, and no line is wider', t => {
  const row = ['1a2b', 'alice', 'a rather long text', '12 B'];
  t.deepEqual(shown(30, row), ['ID    WHO    WHAT         SIZE', '1a2b  alice  a rather l…  12 B']);
  t.deepEqual(shown(24, row), ['ID    WHO   WHAT    SIZE', '1a2b  ali…  a rat…  12 B']);
  t.deepEqual(shown(20, row), ['ID    WHO    WHAT', '1a2b  alice  a rath…']);
  for (let width = 20; width < 60; width++)
    for (const line of shown(width, row)) t.true(widthOf(line) <= width, `${width}: ${line}`);
});

test('letters are counted by the columns that they take', t => {
  t.is(widthOf('abc'), 3);
  t.is(widthOf('日本'), 4);
  t.is(widthOf('e\u0301'), 1);
  t.is(cutTo('日本語', 5), '日本…');
  t.is(cutTo('日本語', 4), '日…');
  t.is(cutTo('日本語', 6), '日本語');
  t.deepEqual(shown(undefined, ['1', '日本', 'x', 'y'], ['2', 'abcd', 'x', 'y']), [
    'ID  WHO   WHAT  SIZE',
    '1   日本  x     y',
    '2   abcd  x     y',
  ]);
});

test('no text is cut wider than it may be, or cut where it need not', t => {
  fc.assert(
    fc.property(anyText(), fc.integer({min: 1, max: 40}), (any, width) => {
      const text = visible(any);
      const cut = cutTo(text, width);
      return widthOf(cut) <= width && (cut === text) === widthOf(text) <= width;
    }),
  );
  t.pass();
});

test('a value, or a text, that is wider than the screen goes on below itself, between words', t => {
  const value = 'one two three four five six seven eight';
  t.deepEqual(
    facts(
      [
        ['Short:', 'x'],
        ['Longer:', value],
      ],
      of(32),
    ).map(line => line.shown),
    ['Short:   x', 'Longer:  one two three four five', '         six seven eight'],
  );
  t.deepEqual(
    paragraph(value, of(20)).map(line => line.shown),
    ['one two three four', '  five six seven', '  eight'],
  );
  t.is(facts([['Longer:', value]], noScreen).length, 1);
  t.deepEqual(wrapTo('  two spaces stay', 9), ['  two', 'spaces', 'stay']);
  t.deepEqual(wrapTo('a-word-that-is-longer', 5), ['a-word-that-is-longer']);
});

test('what failed is red, on a terminal that has colours and for a person who wants them', t => {
  const terminal = {isTTY: true as const, columns: 80};
  const isColoured = (env: NodeJS.ProcessEnv, stream: object = terminal) =>
    screenOf(stream as typeof terminal, env).hasColours;
  t.true(isColoured({TERM: 'xterm'}));
  t.true(isColoured({TERM: 'xterm', NO_COLOR: ''}));
  t.false(isColoured({TERM: 'xterm', NO_COLOR: '1'}));
  t.false(isColoured({TERM: 'dumb'}));
  t.false(isColoured({}));
  t.false(isColoured({TERM: 'xterm', FORCE_COLOR: '1'}, {isTTY: false, columns: 80}));
  const coloured = {columns: 30, hasColours: true};
  const [, row] = table(columns, [['1', 'bob', {failed: 'it failed for a long time'}, '0 B']], coloured);
  t.is(row?.shown, '1   bob  \u001b[31mit failed for…\u001b[39m   0 B');
  t.is(inRed('x', noScreen), 'x');
});

test('a terminal without a size has nothing cut', t => {
  t.is(screenOf({isTTY: true, columns: 0}, {}).columns, undefined);
});

const job: JobSummary = {
  job: '01890000-0000-7000-8000-0123456789ab',
  command: 'collect-all-the-diagnostics-of-a-machine',
  owner: 'alexandra.montgomery-smith',
  state: 'running',
  orderedAt: 0,
  startedAt: 0,
  endedAt: null,
  reason: 'open-files-limit',
  exit: null,
  signal: null,
  bytes: 1023 * 1024 + 512,
};

test('of jobs 80 columns show which, whose and how each ended, whatever they are called', t => {
  const lines = jobTable([job, {...job, state: 'ended', endedAt: 3_599_000}], 86_340_000, of(80));
  for (const line of lines) t.true(widthOf(line.shown) <= 80, line.shown);
  t.regex(lines[0]?.shown ?? '', /^JOB +OWNER +COMMAND +STATE +STARTED +TOOK +OUTCOME$/);
  t.regex(lines[2]?.shown ?? '', /^456789ab {2}alexandra… {2}collect-al… {2}/);
  t.regex(lines[2]?.shown ?? '', / ended {4}23h59m ago +59m59s +open-files-limit$/);
  const [wide = ''] = jobTable([job], 86_340_000, of(200)).map(line => line.shown);
  t.regex(wide, / OUTPUT$/);
});

test('a time on a terminal is of today without its date; a wide one has both, and a file the time in UTC', t => {
  const now = new Date(2026, 10, 28, 15, 44, 16).getTime();
  const yesterday = new Date(2026, 10, 27, 9, 5, 1).getTime();
  t.is(clockTime(now, now, of(80)), '15:44:16');
  t.is(clockTime(yesterday, now, of(80)), '2026-11-27 09:05');
  t.is(clockTime(yesterday, now, of(200)), '2026-11-27 09:05:01');
  t.is(clockTime(now, now, noScreen), new Date(now).toISOString());
});
