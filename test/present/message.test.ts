import test from 'ava';
import {messageLines} from '../../src/present/message.ts';
import type {Screen} from '../../src/present/screen.ts';
import {noScreen} from '../../src/present/screen.ts';

const now = Date.UTC(2026, 10, 29, 12);
const message = {number: 7, sentAt: now, from: {name: 'alice'}};
const onTerminal = {columns: 80, hasColours: false};
const shown = (text: string, screen: Screen = onTerminal) =>
  messageLines({...message, text}, now, screen).map(line => line.shown);

test('on a terminal no line of a message passes for another one, and nothing moves the cursor', t => {
  const [first = '', ...others] = shown('one\nbob: two\r\nthree\u001b]0;title\u0007\u202e\rx');
  t.regex(first, /^\d\d:\d\d:\d\d alice: one$/);
  t.deepEqual(others, ['  bob: two', '  three\\x1b]0;title\\x07\\u{202e}\\x0dx']);
});

test('piped, a message is one line, and its escapes can be told from what was sent', t => {
  t.deepEqual(shown('one\ntwo\\n\u001b\u2028', noScreen), [
    '2026-11-29T12:00:00.000Z 7 alice: one\\ntwo\\\\n\\x1b\\u{2028}',
  ]);
});
