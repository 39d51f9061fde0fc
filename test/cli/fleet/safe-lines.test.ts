import test from 'ava';
import {safeLines} from '../../../src/cli/fleet/safe-lines.ts';

test('a carriage return is left out at the end of a line, and shown within it', t => {
  t.is(
    safeLines(Buffer.from('lab-01: one\r\nlab-02: two\rthree\r\n')),
    'lab-01: one\nlab-02: two\\x0dthree\n',
  );
});

test('a colour ends with its line, and what is no text is made visible', t => {
  t.is(safeLines(Buffer.from('\u001b[31mred\nplain\u0007\n')), '\u001b[31mred\u001b[0m\nplain\\x07\n');
});
