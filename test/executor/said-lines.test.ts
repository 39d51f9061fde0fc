import {PassThrough} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {LineRate} from '../../src/executor/line-rate.ts';
import {eachSaidLine} from '../../src/executor/said-lines.ts';

async function linesOf(...pieces: (string | Buffer)[]): Promise<string[]> {
  const pipe = new PassThrough();
  const lines: string[] = [];
  eachSaidLine(pipe, line => lines.push(line));
  for (const piece of pieces) {
    pipe.write(piece);
    await setImmediate();
  }
  pipe.end();
  await setImmediate();
  return lines;
}

test('what a process says comes line by line, however it is cut, and the last without its end', async t => {
  const text = Buffer.from('first\r\n\nsécond\nthird');
  t.deepEqual(await linesOf(text), ['first', 'sécond', 'third']);
  t.deepEqual(await linesOf(...Array.from(text, (_, at) => text.subarray(at, at + 1))), [
    'first',
    'sécond',
    'third',
  ]);
});

test('control characters are made visible, and a line that does not end is cut', async t => {
  t.deepEqual(await linesOf('a\x1b]0;title\x07b\n'), ['a\\x1b]0;title\\x07b']);
  const [long = '', next] = await linesOf('x'.repeat(100_000), 'x'.repeat(100_000), '\nnext\n');
  t.true(long.length <= 2000);
  t.is(next, 'next');
});

test('lines are bounded by the minute', t => {
  let now = 0;
  const rate = new LineRate(() => now);
  const taken = () => Array.from({length: 2000}, () => rate.may()).filter(Boolean).length;
  t.is(taken(), 600);
  now = 59_999;
  t.is(taken(), 0);
  now = 60_000;
  t.is(taken(), 600);
});
