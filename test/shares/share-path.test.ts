import test from 'ava';
import fc from 'fast-check';
import {nameBytes, shownName} from '../../src/shares/file-name.ts';
import {SharePath} from '../../src/shares/share-path.ts';

const shown = (text: string) => SharePath.parse(text).shown;

test('names of any bytes are shown as one printable line, which stands for those bytes and no others', t => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 255}), bytes => {
      const text = shownName(bytes);
      t.false(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text));
      t.deepEqual(nameBytes(text), Buffer.from(bytes));
    }),
  );
});

test('text of any script is shown as it is', t => {
  for (const text of ['a b', '-rf', 'Überblick.csv', '日本語', '🧪', "it's", '$(id)', '*'])
    t.is(shownName(Buffer.from(text)), text);
});

test('what could hide, reorder or break a line is written as bytes', t => {
  t.is(shownName(Buffer.from('a\nb')), String.raw`a\x0ab`);
  t.is(shownName(Buffer.from('\u001b]0;title\u0007')), String.raw`\x1b]0;title\x07`);
  t.is(shownName(Buffer.from('gpj.\u202eexe')), String.raw`gpj.\xe2\x80\xaeexe`);
  t.is(shownName(Buffer.from([0xff, 0x61])), String.raw`\xffa`);
  t.is(shownName(Buffer.from([0xc0, 0xae])), String.raw`\xc0\xae`);
  t.is(shownName(Buffer.from('a\\b')), String.raw`a\\b`);
});

// Each way in which `..`, `/` or nothing has been written to get past a check. What is no escape here is a name as any other.
const refused = [
  '..',
  '.',
  '../x',
  'a/..',
  'a/../b',
  'a/./b',
  './a',
  '/etc/passwd',
  '//a',
  'a//b',
  'a/',
  String.raw`\x2e\x2e/x`,
  String.raw`a/\x2e\x2e/x`,
  String.raw`.\x2e/x`,
  String.raw`\x2e`,
  String.raw`\x2fetc\x2fpasswd`,
  String.raw`a\x2f..\x2f..\x2fb`,
  String.raw`a\x00b`,
  'a\0b',
  String.raw`..\..\x`,
  String.raw`\x2`,
  String.raw`\X2e`,
  'a\\',
  '\ud800',
  'n'.repeat(256),
  'é'.repeat(128),
  `${'a/'.repeat(1024)}a`,
  `${`${'n'.repeat(250)}/`.repeat(17)}n`,
];

for (const text of refused)
  test(`no way leads out of a share: ${JSON.stringify(text.slice(0, 40))} of ${text.length} characters`, t => {
    t.throws(() => SharePath.parse(text), {code: 'path-refused'});
  });

test('what other systems decode, and reeve does not, is a name', t => {
  for (const text of ['%2e%2e%2fetc', '..%2f', '&#46;&#46;', '．．', '‥', '...', '~', '$HOME', 'C:'])
    t.is(shown(text), text);
  // An overlong dot is two bytes that are no UTF-8, and no dot.
  t.is(shown(String.raw`\xc0\xae\xc0\xae`), String.raw`\xc0\xae\xc0\xae`);
});

test('a path of parts that were typed otherwise is shown in one way', t => {
  t.is(shown(String.raw`\x61/b`), 'a/b');
  t.is(shown('a\tb'), String.raw`a\x09b`);
  t.is(shown(''), '');
});

test('a path holds itself and what is below it', t => {
  const path = SharePath.parse('a/b');
  t.true(path.holds(path));
  t.true(path.holds(SharePath.parse('a/b/c')));
  t.true(SharePath.share.holds(path));
  t.false(path.holds(SharePath.parse('a/bc')));
  t.false(path.holds(SharePath.parse('a')));
});
