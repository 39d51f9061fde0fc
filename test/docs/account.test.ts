// docs/account.md says what the code does.
import {readFile} from 'node:fs/promises';
import test from 'ava';
import {entryFormatter} from '../../src/audit/entry/format-entry.ts';

const page = await readFile('docs/account.md', 'utf8');

test('a line of the account begins as docs/account.md says, with another level for what it names', t => {
  const [, begins = '', warnings = ''] =
    /The line begins `(\{[^`]*)`,\swith\slevel\s40\sfor\s([^.]*)\./.exec(page) ?? [];
  t.regex(warnings, /`denial`.*`strangers`/);
  const format = entryFormatter('lab-01', {now: () => 1, monotonic: () => 1});
  const beginning = (level: number, event: string) =>
    begins
      .replace('30', String(level))
      .replace('MS', '1')
      .replace('"seq":N', '"seq":7')
      .replace('NAME', event)
      .replace('HOST', 'lab-01');
  for (const [level, event] of [
    [30, {event: 'stop'}],
    [40, {event: 'strangers'}],
    [40, {event: 'denial'}],
  ] as const) {
    const {line} = format(7, event as Parameters<typeof format>[1]);
    t.true(line.startsWith(beginning(level, event.event)), line);
  }
});
