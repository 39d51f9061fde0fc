import test from 'ava';
import fc from 'fast-check';
import {briefBytes, readWindow, windowBytes} from '../../src/dashboard/output/output-window.ts';
import {Spool, SpoolRoom} from '../../src/dashboard/output/spool.ts';
import type {Shown} from '../../src/dashboard/told.ts';

const textOf = (pieces: readonly Shown[]) =>
  pieces.map(piece => ('text' in piece ? piece.text : '')).join('');

test('what was appended is read at every offset, by channel and in order, with what the host had dropped as a gap', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          channel: fc.constantFrom('stdout' as const, 'stderr' as const),
          length: fc.integer({min: 1, max: 3000}),
          dropped: fc.constantFrom(0, 0, 0, 7),
        }),
        {maxLength: 60},
      ),
      fc.nat(200_000),
      fc.integer({min: 1, max: 20_000}),
      async (chunks, from, most) => {
        await using spool = new Spool(new SpoolRoom({total: 2 ** 30, part: 8192}));
        const all: (string | undefined)[] = [];
        let offset = 0;
        for (const {channel, length, dropped} of chunks) {
          if (offset > 0) for (let at = 0; at < dropped; at++) all[offset++] = undefined;
          const bytes = Buffer.from(Array.from({length}, (_, at) => (offset + at) % 251));
          await spool.append(channel, offset, bytes);
          for (const byte of bytes) all[offset++] = `${channel} ${byte}`;
        }
        let next = Math.min(from, offset);
        let left = most;
        for (const piece of await spool.read(from, most)) {
          t.is(piece.offset, next);
          for (let at = 0; at < piece.length; at++)
            if (
              all[next + at] !==
              (piece.channel === 'missing' ? undefined : `${piece.channel} ${piece.bytes[at]}`)
            )
              throw new Error(`byte ${next + at} is another`);
          next += piece.length;
          if (piece.channel !== 'missing') left -= piece.length;
        }
        t.true(left === 0 || next === offset);
      },
    ),
    {numRuns: 60},
  );
});

test('where the room is used up the oldest gives way, and its bytes are told as missing', async t => {
  const room = new SpoolRoom({total: 40_000, part: 10_000});
  await using oldest = new Spool(room);
  await using newest = new Spool(room);
  const block = Buffer.alloc(9000, 'a');
  for (let at = 0; at < 3; at++) await oldest.append('stdout', at * block.length, block);
  for (let at = 0; at < 3; at++) await newest.append('stdout', at * block.length, block);
  const [first] = await oldest.read(0, 100);
  t.is(first?.channel, 'missing');
  t.is((await newest.read(0, 100))[0]?.channel, 'stdout');
});

test('output that gives way while it is read is told as missing, and the rest is read', async t => {
  await using spool = new Spool(new SpoolRoom({total: 2 ** 30, part: 600_000}));
  const block = Buffer.alloc(60_000, 'a');
  for (let at = 0; at < 15; at++) await spool.append('stdout', at * block.length, block);
  const whole = 15 * block.length;
  // The first part is read by several blocks; the first of them has begun.
  const reading = spool.read(0, whole);
  await spool.dropOldest();
  const pieces = await reading;
  t.is(pieces[0]?.channel, 'missing');
  t.is(
    pieces.reduce((sum, {length}) => sum + length, 0),
    whole,
  );
  t.is(pieces.at(-1)?.channel, 'stdout');
});

test('a window is text that does no harm: no colours, no controls, no reordering, no heap of marks', async t => {
  await using spool = new Spool(new SpoolRoom());
  const heap = `a${'\u0301'.repeat(1000)}b`;
  const nasty = `<b>bold</b> \u001b[31mred\u001b[0m \u001b]0;title\u0007 \u202eevil \u0007\r\n${heap}\n`;
  await spool.append('stdout', 0, Buffer.from(nasty));
  const {pieces} = await readWindow(spool);
  const text = textOf(pieces);
  t.true(text.startsWith('<b>bold</b> red \\x1b]0;title\\x07 \\u{202e}evil \\x07\na'));
  t.notRegex(text, /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/u);
  t.true(text.length < 120);
});

test('the last window begins and ends with whole lines, and others go on where one ended', async t => {
  await using spool = new Spool(new SpoolRoom());
  const line = (number: number) => `line ${String(number).padStart(8, '0')}\n`;
  const lines = Array.from({length: 40_000}, (_, number) => line(number)).join('');
  await spool.append('stdout', 0, Buffer.from(lines));
  const last = await readWindow(spool);
  t.is(last.to, lines.length);
  t.true(last.to - last.from <= windowBytes);
  t.regex(textOf(last.pieces), /^line \d{8}\n[\s\S]*line 00039999\n$/);
  const brief = await readWindow(spool, {brief: true});
  t.true(brief.to === lines.length && brief.to - brief.from <= briefBytes);
  t.regex(textOf(brief.pieces), /^line \d{8}\n[\s\S]*line 00039999\n$/);
  let read = '';
  for (let from = 0; from < lines.length; ) {
    const window = await readWindow(spool, {from});
    t.is(window.from, from);
    read += textOf(window.pieces);
    from = window.to;
  }
  t.true(read === lines);
});
