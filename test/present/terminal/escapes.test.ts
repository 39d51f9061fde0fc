import test from 'ava';
import fc from 'fast-check';
import {EscapeReader} from '../../../src/present/terminal/escapes.ts';
import {cutAt, cuts} from '../../fixtures/cut.ts';

/** What the program gets, and what reeve is asked for. */
function typed(...pieces: readonly string[]): [string, ...string[]] {
  const reader = new EscapeReader();
  const read = pieces.map(piece => reader.read(Buffer.from(piece, 'latin1')));
  return [
    Buffer.concat(read.map(({bytes}) => bytes)).toString('latin1'),
    ...read.flatMap(({escapes}) => escapes),
  ];
}

const cases: Record<string, [keys: string, ...read: [string, ...string[]]]> = {
  'to leave, as the first thing that is typed': ['~.', '', 'leave'],
  'to leave, after a line': ['ls\r~.', 'ls\r', 'leave'],
  'to leave, after a line feed': ['ls\n~.', 'ls\n', 'leave'],
  'for help': ['\r~?x', '\rx', 'help'],
  'for help twice': ['~?~?~.', '', 'help', 'help', 'leave'],
  'for nothing: two tildes are one': ['~~.', '~.'],
  'for nothing: a home folder': ['\r~/x\r', '\r~/x\r'],
  'for nothing: a tilde within a line': ['a~.\r', 'a~.\r'],
  'for nothing: a key that ends in a tilde': ['\r\u001b[3~.', '\r\u001b[3~.'],
  'for nothing: a tilde before the end of a line': ['~\r~.', '~\r', 'leave'],
  'for nothing: keys of all kinds': ['\u0003\u0004\u001a\0\u00ff', '\u0003\u0004\u001a\0\u00ff'],
};
for (const [what, [keys, ...expected]] of Object.entries(cases)) {
  test(`reeve is asked ${what}, wherever the keys are cut`, t => {
    t.deepEqual(typed(keys), expected);
    if (!expected.includes('leave')) t.deepEqual(typed(...keys.split('')), expected);
    for (let at = 1; at < keys.length; at++) t.deepEqual(typed(keys.slice(0, at), keys.slice(at)), expected);
  });
}

test('a tilde is held back only until it is known to be no escape', t => {
  const reader = new EscapeReader();
  t.is(reader.read(Buffer.from('~')).bytes.length, 0);
  t.is(Buffer.from(reader.read(Buffer.from('a')).bytes).toString(), '~a');
});

test('without a tilde at the beginning of a line every byte passes', t => {
  const bytes = fc.uint8Array({maxLength: 40}).map(array => Buffer.from(array).toString('latin1'));
  fc.assert(
    fc.property(bytes, cuts, (keys, places) => {
      const harmless = keys.replaceAll(/(^|[\r\n])~/g, '$1');
      t.deepEqual(typed(...cutAt(`x${harmless}`, places)), [`x${harmless}`]);
    }),
  );
});
