// What is read from and written for people: durations, names of signals, what they may paste into a shell.
import {execFileSync} from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import {shellWords} from '../../src/base/shell-words.ts';
import {attachAgain} from '../../src/cli/job/attach-again.ts';
import {parseSignal, signalNames} from '../../src/cli/job/signal-name.ts';
import {durationOption} from '../../src/cli/option-values.ts';

test('a duration of an option has its unit', t => {
  t.is(durationOption('10m'), 600_000);
  t.throws(() => durationOption('10 min'), {
    message: '"10 min" is not a duration; give one such as 30s, 10m or 1h',
  });
});

test('a signal is named with or without SIG, in any case; what is none is told, with the nearest', t => {
  for (const name of signalNames) {
    t.is(parseSignal(name), name);
    t.is(parseSignal(name.slice(3).toLowerCase()), name);
  }
  t.throws(() => parseSignal('sigurs1'), {
    code: 'usage',
    message: '--signal: "sigurs1" is not a signal that can be sent to a job; did you mean SIGUSR1?',
  });
  for (const text of ['9', '', 'SEGV-and-more', '__proto__', 'kill\n'])
    t.throws(() => parseSignal(text), {code: 'usage', message: /not a signal that can be sent/});
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
