import test from 'ava';
import fc from 'fast-check';
import {filterOf} from '../../src/cli/audit/filter-options.ts';
import {rangeOf} from '../../src/cli/handlers/audit-export.ts';
import {csvRecord} from '../../src/present/csv.ts';

const now = Date.parse('2026-05-01T12:00:00Z');

test('filters are taken as typed, all together, and times as dates or spans', t => {
  const words = {
    person: 'alice',
    group: 'ops',
    command: 'backup',
    outcome: 'failed',
    host: 'lab-01',
    event: 'job-end',
    job: '0190f5fe-7c00-7000-8000-000000000001',
    fleet: '0190f5fe-7c00-7000-8000-000000000002',
    text: 'disk',
    limit: '5',
    follow: true,
  };
  t.deepEqual(filterOf({...words, since: '2h', until: '2026-05-02'}, now), {
    ...words,
    limit: 5,
    since: now - 7_200_000,
    until: Date.parse('2026-05-02T00:00:00Z'),
  });
  t.deepEqual(filterOf({}, now), {});
});

for (const words of [
  {since: 'yesterday'},
  {until: '2026-13-01'},
  {until: '2026-02-30'},
  {since: '2026-02-29T10:00Z'},
  {since: '2h', until: '2026-05-01'},
  {event: 'job-ended'},
  {outcome: 'fail'},
  {limit: '0'},
  {limit: '1e3'},
  {text: ''},
  {person: 'x'.repeat(65)},
  {fleet: 'abc'},
  {fleet: '0190f5fe-7c00-1000-8000-000000000002'},
]) {
  test(`${JSON.stringify(words).slice(0, 40)} is refused before anybody is asked`, t => {
    const [option = ''] = Object.keys(words);
    const error = t.throws(() => filterOf(words, now), {code: 'usage'});
    t.true(error?.message.startsWith(`--${option}: `), error?.message);
  });
}

test('a mistyped filter is answered with what was meant and with what there is', t => {
  t.throws(() => filterOf({event: 'job-ended'}, now), {
    message: /^--event: there is no "job-ended"; did you mean job-end\? there are job-queued, job-start, /,
  });
  t.throws(() => filterOf({outcome: 'cancled'}, now), {
    message: /did you mean cancelled\? there are ok, failed, denied, mistaken, unable, exited/,
  });
  t.throws(() => filterOf({outcome: 'xyzzy'}, now), {message: /there is no "xyzzy"; there are ok/});
});

test('the 29th of February is a date in a leap year alone', t => {
  t.is(filterOf({since: '2024-02-29'}, now).since, Date.parse('2024-02-29'));
});

test('a range of entries that can hold none is refused', t => {
  t.throws(() => rangeOf({from: '7', to: '7'}, now), {code: 'usage'});
  t.throws(() => rangeOf({since: '1h', until: '2h'}, now), {code: 'usage'});
  t.deepEqual(rangeOf({from: '7', to: '8'}, now), {from: 7, to: 8});
});

test('cells that a spreadsheet would calculate are made text, and all others come back as they were', t => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])
    t.true(csvRecord([cell]).replace(/^"/, '').startsWith("'"), cell);
  t.is(csvRecord(['a', 'b,c', 'd"e', 'f\ng', '']), 'a,"b,c","d""e","f\ng",\r\n');
  fc.assert(
    fc.property(fc.array(fc.string({unit: 'grapheme'}), {minLength: 1}), cells => {
      const bare = (text: string) => text.replaceAll("'", '');
      t.deepEqual(readRecord(csvRecord(cells)).map(bare), cells.map(bare));
      const plain = cells.filter(cell => !/^[=+\-@＝＋－＠]|[;\t\r\n"' ]/u.test(cell));
      t.deepEqual(readRecord(csvRecord(['first', ...plain])).slice(1), plain);
    }),
  );
});

test('nor does a spreadsheet that is set to other separators find a formula', t => {
  t.is(csvRecord(['a;=1+1', 'x']), `"a;'=1+1",x\r\n`);
  t.is(csvRecord(['a\t=1+1']), `"a\t'=1+1"\r\n`);
  t.is(csvRecord(['a;"=1+1"']), `"a;""'=1+1"""\r\n`);
  t.is(csvRecord(['a;b - c', 'a-b']), `"a;b - c",a-b\r\n`);
  const risky = fc.constantFrom('=', '+', '-', '@', '＝', ';', '\t', '\r', '\n', '"', ' ', ',', "'", 'a');
  fc.assert(
    fc.property(fc.array(fc.string({unit: risky}), {minLength: 1}), cells => {
      for (const separator of [/[;\r\n]/, /[\t\r\n]/])
        for (const cell of csvRecord(cells).split(separator)) t.notRegex(cell, /^[" ]*[=+\-@＝]/u);
    }),
  );
});

/** As RFC 4180 has it. */
function readRecord(text: string): string[] {
  const cells: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole = '', quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n$)/.exec(rest) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (whole === '') throw new Error(`no cell begins ${JSON.stringify(rest)}`);
    rest = rest.slice(whole.length);
  }
  return cells;
}
