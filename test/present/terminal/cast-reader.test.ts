import test from 'ava';
import fc from 'fast-check';
import type {CastEvent} from '../../../src/present/terminal/cast-reader.ts';
import {CastReader} from '../../../src/present/terminal/cast-reader.ts';
import {cutAt, cuts} from '../../fixtures/cut.ts';

const header = '{"version": 3, "term": {"cols": 80, "rows": 24}}\n';

function read(...pieces: readonly (string | Uint8Array)[]): {events: CastEvent[]; reader: CastReader} {
  const reader = new CastReader();
  return {events: pieces.flatMap(piece => reader.push(Buffer.from(piece as string))), reader};
}

test('the example of the specification is read, comments and events of other kinds among it', t => {
  const {events, reader} = read(
    [
      '{"version": 3, "term": {"cols": 80, "rows": 24, "type": "xterm-256color"}, "timestamp": 1504467315, "title": "Demo", "env": {"SHELL": "/bin/zsh"}}',
      '# event stream follows the header',
      String.raw`[0.248, "o", "\u001b[1;31mHello \u001b[32mWorld!\u001b[0m\n"]`,
      '[3.500, "m", ""]',
      '# terminal window resized to 90 cols and 30 rows',
      '[2.050, "r", "90x30"]',
      '[0.887, "x", "0"]',
      '',
    ].join('\n'),
  );
  t.deepEqual(reader.header, {columns: 80, rows: 24});
  t.deepEqual(events, [
    {interval: 0.248, code: 'o', data: '\u001b[1;31mHello \u001b[32mWorld!\u001b[0m\n'},
    {interval: 3.5, code: 'm', data: ''},
    {interval: 2.05, code: 'r', data: '90x30'},
    {interval: 0.887, code: 'x', data: '0'},
  ]);
});

test('wherever a recording is cut, the same events are read', t => {
  const event = fc.record({
    interval: fc.double({min: 0, max: 1e6, noNaN: true}),
    code: fc.constantFrom('o', 'r', 'x', 'i'),
    data: fc.string({unit: 'grapheme', maxLength: 20}),
  });
  fc.assert(
    fc.property(fc.array(event, {maxLength: 10}), cuts, (events, places) => {
      const lines = events.map(({interval, code, data}) => `${JSON.stringify([interval, code, data])}\n`);
      const bytes = Buffer.from(header + lines.join(''));
      t.deepEqual(read(...cutAt<Uint8Array>(bytes, places)).events, JSON.parse(JSON.stringify(events)));
    }),
  );
});

test('after a gap, and where the beginning was missed, it is gone on with at the next line', t => {
  const reader = new CastReader();
  t.is(reader.push(Buffer.from(`${header}[1, "o", "a"]\n[1, "o", "lo`)).length, 1);
  reader.gap();
  t.deepEqual(reader.push(Buffer.from('st"]\n[2, "o", "b"]\n')), [{interval: 2, code: 'o', data: 'b'}]);
  const late = new CastReader();
  late.gap();
  t.deepEqual(late.push(Buffer.from('"version": 3}\n[2, "o", "b"]\n')), [
    {interval: 2, code: 'o', data: 'b'},
  ]);
  t.is(late.header, undefined);
});

test('a recorder that was killed leaves half a line, which is no event', t => {
  t.deepEqual(read(`${header}[1, "o", "a"]\n[1, "o"`).events, [{interval: 1, code: 'o', data: 'a'}]);
});

const broken: Record<string, [text: string, said: RegExp]> = {
  'another version': ['{"version": 2, "width": 80, "height": 24}\n', /line 1 is not an asciicast v3 header/],
  'no size': ['{"version": 3}\n', /line 1 does not state the terminal size/],
  'a size of 0': [
    '{"version": 3, "term": {"cols": 0, "rows": 24}}\n',
    /line 1 does not state the terminal size/,
  ],
  'no JSON': [`${header}[1, "o"\n`, /line 2 is not JSON/],
  'a key twice': [
    '{"version": 3, "version": 3, "term": {"cols": 80, "rows": 24}}\n',
    /line 1 is not JSON.*stands twice/,
  ],
  'an event of two': [`${header}[1, "o"]\n`, /line 2 is not \[SECONDS, CODE, DATA\]: found "\[1, \\"o\\"\]"/],
  'time that runs backwards': [`${header}[1, "o", ""]\n[-1, "o", ""]\n`, /line 3 lies -1 s after/],
  'an object': [`${header}{"0": 1, "length": 3}\n`, /line 2 is not \[/],
  'no UTF-8': [`${header}`, /line 2 is not UTF-8/],
};
for (const [what, [text, said]] of Object.entries(broken)) {
  test(`what has ${what} is no recording, and the line is named`, t => {
    const more = what === 'no UTF-8' ? [Uint8Array.of(0x5b, 0xff, 0x0a)] : [];
    t.throws(() => read(text, ...more), {code: 'bad-recording', message: said});
  });
}

test('a line without end is given up before it fills the memory', t => {
  const reader = new CastReader();
  reader.push(Buffer.from(header));
  const piece = Buffer.alloc(64 * 1024, 'x');
  const error = t.throws(() => {
    for (let bytes = 0; bytes < 8 * 1024 * 1024; bytes += piece.length) reader.push(piece);
  });
  t.regex(error.message, /line 2 is longer than 1048576 bytes/);
});
