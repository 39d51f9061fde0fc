import test from 'ava';
import {shownDuration} from '../../src/present/duration.ts';

test('a duration is shown in at most two units', t => {
  const shown: Record<number, string> = {
    0: '0ms',
    [-5]: '0ms',
    320: '320ms',
    1000: '1s',
    3240: '3.2s',
    9999: '10s',
    59999: '59s',
    60000: '1m',
    65000: '1m5s',
    600000: '10m',
    3599999: '59m59s',
    3600000: '1h',
    12000000: '3h20m',
    [86_400_000 * 2 + 3_600_000 * 4]: '2d4h',
  };
  for (const [ms, text] of Object.entries(shown)) t.is(shownDuration(Number(ms)), text);
});
