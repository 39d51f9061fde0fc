import test from 'ava';
import fc from 'fast-check';
import {LastLine} from '../../../src/present/fleet/last-line.ts';
import {widthOf} from '../../../src/present/text-width.ts';

const lineOf = (...pieces: readonly (string | Buffer)[]) => {
  const last = new LastLine();
  for (const piece of pieces) last.push(Buffer.from(piece as string));
  return last.text;
};

test('the last whole line is shown, without colours, and without what could move the cursor', t => {
  t.is(lineOf(), '');
  t.is(lineOf('one\ntwo\nthr'), 'two');
  t.is(lineOf('one\nt', 'wo\n', '\n \n'), 'two');
  t.is(lineOf('no end yet'), 'no end yet');
  t.is(lineOf(' 10%\r 20%\r'), '20%');
  t.is(lineOf('\u001b[1;31mred\u001b[0m\tand\u001b[K more\n'), 'red and more');
  t.is(lineOf('\u001b[2J\u0007gone\n'), String.raw`\x1b[2J\x07gone`);
});

test('a long line takes no more than a kibibyte, and loses no half of a character', t => {
  t.is(lineOf('x'.repeat(5000)), 'x'.repeat(1024));
  t.regex(lineOf(`${'ä'.repeat(700)}x`), /^ä+x$/);
});

test('whatever comes, in whatever pieces, makes one line that can be shown', t => {
  const piece = fc.oneof(
    fc.uint8Array({maxLength: 50}).map(bytes => Buffer.from(bytes)),
    fc.constantFrom('\n', '\r\n', '\u001b[', 'ä').map(text => Buffer.from(text)),
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 60}), pieces => {
      const text = lineOf(...pieces);
      t.notRegex(text, /[\p{Cc}\p{Zl}\p{Zp}]/u);
      t.true(widthOf(text) >= 0);
    }),
  );
});
