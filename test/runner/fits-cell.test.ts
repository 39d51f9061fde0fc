import {execFileSync} from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import type {Invocation} from '../../src/policy/orders/authorize.ts';
import {arePlain, fitsCell} from '../../src/runner/fits-cell.ts';
import {recordedOrder} from './harness.ts';

const invocationOf = (changes: Partial<Invocation> = {}) =>
  recordedOrder(['/bin/true'], changes).authorized.invocation;

const plainWord = fc.string({
  unit: fc.integer({min: 0x20, max: 0x7e}).map(code => String.fromCharCode(code)),
});
const oddText = fc
  .tuple(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}))
  .chain(([before, after]) =>
    fc
      .constantFrom('\n', '\r', '\0', '\t', '\u007f', '\u0081', '\u00e9', '\u2028')
      .map(odd => before + odd + after),
  );

test('any printable ASCII fits, in argv, in values and as the folder', t => {
  fc.assert(
    fc.property(fc.array(plainWord, {maxLength: 8}), plainWord, plainWord, (words, value, folder) => {
      const changes = {argv: ['/bin/x', ...words], env: {GIVEN: value}, cwd: `/${folder}`} as const;
      t.true(fitsCell(invocationOf(changes)));
    }),
  );
});

test('nothing else does, wherever it stands', t => {
  fc.assert(
    fc.property(fc.array(plainWord, {maxLength: 4}), oddText, (words, odd) => {
      t.false(fitsCell(invocationOf({argv: ['/bin/x', ...words, odd]})));
      t.false(fitsCell(invocationOf({env: {GIVEN: odd}})));
      t.false(fitsCell(invocationOf({cwd: `/${odd}`})));
      t.false(arePlain([...words, odd]));
    }),
  );
});

test('a command whose input, terminal, limits or surroundings are more than words does not', t => {
  t.true(fitsCell(invocationOf()));
  const more: Partial<Invocation>[] = [
    {stdin: 'stream'},
    {stdin: 'transfer'},
    {stdin: {text: ''}},
    {terminal: {columns: 80, rows: 24}},
    {sideChannel: {share: '/srv'}},
    {givesWay: true},
    {limits: {memory: 2 ** 20} as Invocation['limits']},
    {limits: {processes: 4} as Invocation['limits']},
    {argv: ['/bin/x', 'a'.repeat(5000)]},
    {argv: ['/bin/x', ...Array.from({length: 5000}, () => '')]},
  ];
  for (const changes of more) t.false(fitsCell(invocationOf(changes)), JSON.stringify(changes).slice(0, 80));
  t.true(
    fitsCell(invocationOf({limits: {cpuMs: 1000, openFiles: 64, fileSize: 1024} as Invocation['limits']})),
  );
});

test('no variable that dash or bash sets, or that is no name to them, fits', t => {
  const own = ['dash', 'bash'].flatMap(shell => {
    try {
      const script = shell === 'bash' ? 'compgen -v' : 'set';
      return execFileSync(shell, ['-c', script], {
        encoding: 'utf8',
        env: {},
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split('\n');
    } catch {
      return [];
    }
  });
  // These two they set where nobody did.
  const names = own
    .flatMap(line => /^\w+/.exec(line)?.[0] ?? [])
    .filter(name => name !== 'PATH' && name !== 'SHELL');
  t.true(names.length > 5);
  for (const name of [...names, 'LC_ALL', 'A.B', 'BASH_FUNC_x%%', '1A', '', 'reeve_word', 'BASH_ENV', 'ENV'])
    t.false(fitsCell(invocationOf({env: {[name]: 'x'}})), name);
  for (const name of ['PATH', 'HOME', 'USER', 'LANG', 'LOGNAME', 'TZ', 'SHELL', 'ENVIRONMENT', 'my_own'])
    t.true(fitsCell(invocationOf({env: {[name]: 'x'}})), name);
});
