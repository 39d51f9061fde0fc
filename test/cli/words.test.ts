// What is read from and written for people: durations, sizes, names of signals, what they may paste into a shell.
import {execFileSync} from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import {shellWords} from '../../src/base/shell-words.ts';
import {attachAgain} from '../../src/cli/attach-again.ts';
import {shownBytes} from '../../src/cli/byte-count.ts';
import {durationOption, shownDuration} from '../../src/cli/duration.ts';
import {parseSignal, signalNames} from '../../src/cli/signal-name.ts';

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
  t.is(durationOption('10m'), 600_000);
  t.throws(() => durationOption('10 min'), {message: '"10 min" is no duration; give 30s, 10m or 1h, say'});
});

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

test('a signal is named with or without SIG, in any case; what is none is told, with the nearest', t => {
  for (const name of signalNames) {
    t.is(parseSignal(name), name);
    t.is(parseSignal(name.slice(3).toLowerCase()), name);
  }
  t.throws(() => parseSignal('sigurs1'), {
    code: 'usage',
    message: '--signal: "sigurs1" is no signal that can be sent to a job; did you mean SIGUSR1?',
  });
  for (const text of ['9', '', 'SEGV-and-more', '__proto__', 'kill\n'])
    t.throws(() => parseSignal(text), {code: 'usage', message: /no signal that can be sent/});
});

test('what leads back to a job can be pasted into a shell', t => {
  const job = '01890000-0000-7000-8000-0123456789ab';
  t.is(attachAgain({target: 'lab-01', job}, 0), 'reeve attach lab-01 456789ab');
  t.is(attachAgain({target: 'lab-01:7433', job}, 12), 'reeve attach lab-01:7433 456789ab --from 12');
  t.is(
    attachAgain({target: 'lab-01', config: "bob's $HOME.yaml", job}, 1),
    String.raw`reeve attach --config 'bob'\''s $HOME.yaml' lab-01 456789ab --from 1`,
  );
  const words = fc.array(fc.string({unit: 'grapheme-ascii'}), {minLength: 1, maxLength: 5});
  fc.assert(
    fc.property(words, list => {
      const script = `printf '%s\\0' ${shellWords(list)}`;
      t.deepEqual(execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1), list);
    }),
    {numRuns: 30},
  );
});
