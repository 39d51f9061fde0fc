// The text that bash is given to put into the line means that word and nothing else: bash itself says so.
import {spawnSync} from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import {quotedRest, readLine} from '../../../src/cli/completion/shell-line.ts';
import {readQuestion} from '../../../src/cli/completion/shown-answer.ts';

test('a line is read as a shell reads it', t => {
  const wordsOf = (line: string) => readLine(line).words;
  t.deepEqual(wordsOf('reeve  run la'), ['reeve', 'run', 'la']);
  t.deepEqual(wordsOf('reeve run '), ['reeve', 'run', '']);
  t.deepEqual(wordsOf(`a 'b c' "d e"f g\\ h "i\\"\\j" '' k`), ['a', 'b c', 'd ef', 'g h', 'i"\\j', '', 'k']);
  t.deepEqual(readLine('a "b c'), {
    words: ['a', 'b c'],
    quoting: '"',
    isRedirection: false,
    isExpanded: false,
  });
  t.deepEqual(readLine("a 'b c"), {
    words: ['a', 'b c'],
    quoting: "'",
    isRedirection: false,
    isExpanded: false,
  });
  t.deepEqual(readLine('a b\\'), {words: ['a', 'b'], quoting: '\\', isRedirection: false, isExpanded: false});
  t.deepEqual(readLine('a "b" 2>out c'), {
    words: ['a', 'b', 'c'],
    quoting: '',
    isRedirection: false,
    isExpanded: false,
  });
  t.deepEqual(readLine('a > ou'), {words: ['a', 'ou'], quoting: '', isRedirection: true, isExpanded: false});
  t.deepEqual(wordsOf('a $HOME $(id) b'), ['a', '$HOME', '$(id)', 'b']);
});

/** The words of lines, as bash reads them. */
function bashWords(lines: readonly string[]): string[][] {
  const script = lines.map(line => `printf '%s\\0' ${line}; printf '\\n\\0'\n`).join('');
  const {stdout, stderr, status} = spawnSync('bash', ['--norc', '-s'], {
    input: `set -f -o history -o histexpand\n${script}`,
    env: {PATH: process.env.PATH, HOME: '/nowhere', LC_ALL: 'C.UTF-8'},
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0 || stderr !== '') throw new Error(stderr);
  return stdout
    .split('\n\0')
    .slice(0, -1)
    .map(words => words.split('\0').slice(0, -1));
}

const nasty = fc.constantFrom(
  '$',
  '`',
  '"',
  "'",
  '\\',
  '!',
  '~',
  '*',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '<',
  '>',
  ';',
  '&',
  '|',
  '#',
  '=',
  ':',
  '@',
  '%',
  '^',
  '?',
  ' ',
  ',',
  'a',
  'é',
  '😀',
  '-',
  '/',
  '1',
);
const text = fc.array(nasty, {minLength: 1, maxLength: 8}).map(parts => parts.join(''));
/** The beginning of a word as somebody may have typed it. */
const begun = fc.constantFrom('', 'x', '"x', "'x", 'x\\ y', '"x\\"y', '"', "'", 'x\\', '"a"b', `a'b c'"d`);

test('whatever a word is, what completes it stands for exactly that', t => {
  const cases = fc.sample(fc.tuple(begun, text), {numRuns: 3000, seed: 7});
  const lines = cases.map(([typed, rest]) => {
    const {quoting} = readLine(`reeve ${typed}`);
    return typed + quotedRest(rest, quoting) + (quoting === '"' || quoting === "'" ? quoting : '');
  });
  const found = bashWords(lines);
  t.is(found.length, cases.length);
  for (const [index, [typed, rest]] of cases.entries()) {
    const before = readLine(`reeve ${typed}`).words[1] ?? '';
    t.deepEqual(found[index], [before + rest], `${typed} and ${rest}: ${lines[index]}`);
    t.deepEqual(readLine(`reeve ${lines[index]}`).words, ['reeve', before + rest], lines[index]);
  }
});

test('a word that bash makes something else of is not completed: what stands in it could run what is added', t => {
  const shown = (typed: string, word: string) =>
    readQuestion('bash', [`reeve ls ${typed}`, typed])
      .show({candidates: [{word}]})
      .split('\n')
      .slice(1, -1);
  for (const typed of [
    '"$',
    '"$(',
    '"`',
    '$',
    '$(',
    '`',
    'a$',
    '"a" "$',
    '"\\\\$',
    "'a'$",
    '!',
    '"!',
    'a;',
    'a|',
    'a&',
    '(',
  ])
    t.deepEqual(shown(typed, `${readLine(`reeve ls ${typed}`).words.at(-1)}(touch x)`), [], typed);
  t.deepEqual(shown("'$", '$(touch x)'), ["'$(touch x)"]);
  t.deepEqual(shown('"\\$', '$(touch x)'), ['"\\$(touch x)']);
  t.deepEqual(shown('\\$', '$(touch x)'), ['\\$\\(touch\\ x\\)']);
});

const raw = fc.array(nasty, {minLength: 1, maxLength: 4}).map(parts => parts.join(''));

test('whatever was typed, quoted or not, bash runs nothing of what completes it', t => {
  const cases = fc.sample(fc.tuple(raw, text), {numRuns: 3000, seed: 11}).flatMap(([typed, rest]) => {
    const {words, quoting, isExpanded, isRedirection} = readLine(`reeve ${typed}`);
    // Of several words, a glob, or what bash reads otherwise, nothing is said here.
    if (words.length !== 2 || isExpanded || isRedirection || /[<>#{}~\s]/.test(typed)) return [];
    const end = quoting === '"' || quoting === "'" ? quoting : '';
    return [{word: (words[1] ?? '') + rest, line: typed + quotedRest(rest, quoting) + end}];
  });
  t.true(cases.length > 500);
  const found = bashWords(cases.map(({line}) => line));
  for (const [index, {word, line}] of cases.entries()) t.deepEqual(found[index], [word], line);
});

test('bash gets back what it replaces, and what is missing behind it', t => {
  const shown = (line: string, replaced: string, ...words: readonly string[]) =>
    readQuestion('bash', [line, replaced])
      .show({candidates: words.map(word => ({word}))})
      .split('\n')
      .slice(1, -1);
  t.deepEqual(shown('reeve ls lab-01:da', 'da', 'lab-01:data/a b'), ['data/a\\ b']);
  t.deepEqual(shown('reeve ls "lab-01:da', 'lab-01:da', 'lab-01:data/$x'), ['lab-01:data/\\$x']);
  t.deepEqual(shown('reeve --config=', '', '--config=a'), ['a']);
  t.deepEqual(shown('reeve ls x', 'x', 'y', 'xy', 'x\ny', 'x\u001b[2J', 'x\u202ey'), ['xy']);
});

test('what hosts said is one line and moves no cursor, in zsh and fish as well', t => {
  const candidates = [
    {word: 'good', about: 'fine'},
    {word: 'bad\nfiles', about: ''},
    {word: 'bad\tword'},
    {word: `long${'x'.repeat(2 ** 20)}`},
    {word: '\u001b]0;title\u0007'},
  ];
  t.is(readQuestion('zsh', ['']).show({candidates}), '\n.good\tfine\n');
  t.is(readQuestion('fish', ['']).show({candidates}), '\ngood\tfine\n');
  t.is(readQuestion('fish', ['ls', `"lab-01:da`]).words[1], 'lab-01:da');
});
