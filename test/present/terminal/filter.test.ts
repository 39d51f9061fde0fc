import test from 'ava';
import fc from 'fast-check';
import {TerminalFilter} from '../../../src/present/terminal/filter.ts';

const shown = (...pieces: (string | Uint8Array)[]) => {
  const filter = new TerminalFilter();
  return pieces.map(piece => filter.push(Buffer.from(piece as string))).join('') + filter.end();
};

const attacks: Record<string, [sent: string, shown: string]> = {
  'a title (OSC 0)': ['\u001b]0;rm -rf\u0007x', '\\x1b]0;rm -rf\\x07x'],
  'the clipboard (OSC 52)': ['\u001b]52;c;Y3VybA==\u001b\\', '\\x1b]52;c;Y3VybA==\\x1b\\'],
  'a link (OSC 8)': [
    '\u001b]8;;http://a\u001b\\b\u001b]8;;\u001b\\',
    '\\x1b]8;;http://a\\x1b\\b\\x1b]8;;\\x1b\\',
  ],
  'clearing the screen': ['\u001b[2J\u001b[H', '\\x1b[2J\\x1b[H'],
  'moving up and erasing': ['\u001b[1A\u001b[2K', '\\x1b[1A\\x1b[2K'],
  'a report of the cursor': ['\u001b[6n\u001b[c\u001b[>c', '\\x1b[6n\\x1b[c\\x1b[>c'],
  'the alternate screen': ['\u001b[?1049h', '\\x1b[?1049h'],
  'a reset': ['\u001bc', '\\x1bc'],
  'a device control string': ['\u001bP$q"p\u001b\\', '\\x1bP$q"p\\x1b\\'],
  'C1 controls': ['\u009b2J\u009d0;t\u009c', '\\x9b2J\\x9d0;t\\x9c'],
  'a lone carriage return': ['safe\rrm -rf', 'safe\\x0drm -rf'],
  'a carriage return at the end': ['safe\r', 'safe\\x0d'],
  backspaces: ['rm\b\bls', 'rm\\x08\\x08ls'],
  'NUL, bell, form feed, delete': ['\0\u0007\f\u007f', '\\x00\\x07\\x0c\\x7f'],
  'text from right to left': ['a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
  'what nobody sees': ['a\u200bb\ufeffc\u{e0041}', 'a\\u{200b}b\\u{feff}c\\u{e0041}'],
  'line separators': ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  'colour in disguise': ['\u001b[31;?m\u001b[31 m\u001b[<1m', '\\x1b[31;?m\\x1b[31 m\\x1b[<1m'],
  'colour without end': [`\u001b[${'1'.repeat(1000)}m`, `\\x1b[${'1'.repeat(1000)}m`],
  'a bare escape at the end': ['x\u001b', 'x\\x1b'],
};
for (const [what, [sent, expected]] of Object.entries(attacks)) {
  test(`on a terminal ${what} is made visible, wherever it is cut`, t => {
    t.is(shown(sent), expected);
    const bytes = Buffer.from(sent);
    t.is(shown(...[...bytes].map(byte => Uint8Array.of(byte))), expected);
    for (let at = 1; at < Math.min(bytes.length, 40); at++)
      t.is(shown(bytes.subarray(0, at), bytes.subarray(at)), expected);
  });
}

test('colours, line ends, tabs and text of any script pass', t => {
  const text =
    'plain\n\u001b[1;31mred\u001b[0m\tcolumn\r\nçé 日本 😀\u001b[38;5;200mx\u001b[38:2::1:2:3my\u001b[m\n';
  t.is(shown(text), text);
});

test('a colour that is left on is taken back at the end, so that it hides nothing that follows', t => {
  t.is(shown('\u001b[8mhidden'), '\u001b[8mhidden\u001b[0m');
  t.is(shown('\u001b[30;40m', 'x'), '\u001b[30;40mx\u001b[0m');
  t.is(shown('\u001b[31mx\u001b[0m'), '\u001b[31mx\u001b[0m');
});

test('bytes that are not UTF-8 are replaced, not passed', t => {
  t.is(shown(Uint8Array.of(0x9b, 0x32, 0x4a)), '\ufffd2J');
  t.is(shown(Uint8Array.of(0x61, 0xc2)), 'a\ufffd');
  t.is(shown(Uint8Array.of(0xc2), Uint8Array.of(0x9b)), '\\x9b');
});

test('no cut makes anything else pass: what is shown has no control but colour, line ends and tabs', t => {
  const piece = fc.constantFrom(
    '\u001b',
    '[',
    ']',
    '3',
    '1',
    ';',
    'm',
    'H',
    '\r',
    '\n',
    '\t',
    '\u0007',
    '\u009b',
    'x',
    '\\',
    '?',
    '\u202e',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), fc.array(fc.nat(60), {maxLength: 5}), (parts, cuts) => {
      const bytes = Buffer.from(parts.join(''));
      const places = cuts.map(cut => cut % (bytes.length + 1)).toSorted((a, b) => a - b);
      const pieces = [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length));
      const text = shown(...pieces);
      t.is(text, shown(bytes));
      const rest = text.replaceAll(/\u001b\[[\d;:]*m|\r?\n|\t/g, '');
      return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(rest);
    }),
    {numRuns: 600},
  );
  t.pass();
});
