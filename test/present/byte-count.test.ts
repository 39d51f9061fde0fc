import test from 'ava';
import fc from 'fast-check';
import {shownBytes} from '../../src/present/byte-count.ts';

test('sizes are shown in the largest unit that fits, never as 1024 of one', t => {
  const shown: Record<number, string> = {
    0: '0 B',
    1023: '1023 B',
    1024: '1 KiB',
    1536: '1.5 KiB',
    [1024 * 1024 - 1]: '1 MiB',
    [64 * 1024 * 1024]: '64 MiB',
    [2.25 * 1024 ** 4]: '2.3 TiB',
  };
  for (const [bytes, text] of Object.entries(shown)) t.is(shownBytes(Number(bytes)), text);
  fc.assert(fc.property(fc.nat(), bytes => !shownBytes(bytes).startsWith('1024')));
});
