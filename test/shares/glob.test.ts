import test from 'ava';
import fc from 'fast-check';
import {nameBytes, shownName} from '../../src/shares/file-name.ts';
import {Glob, isGlob, mostGlobNames} from '../../src/shares/glob.ts';

const matches = (glob: string, path: string) => Glob.parse(glob).matches(path.split('/').map(nameBytes));

const cases: Readonly<Record<string, {readonly yes?: readonly string[]; readonly no?: readonly string[]}>> = {
  '*': {yes: ['a', 'a.b', 'ä', String.raw`\xff`], no: ['.a', 'a/b']},
  '.*': {yes: ['.a', '.ab'], no: ['a']},
  '*.csv': {yes: ['a.csv', 'a.csv.csv'], no: ['.csv', 'a.csv2', 'acsv']},
  '?': {
    yes: ['a', 'ä', '日', String.raw`\xff`, String.raw`\xe2\x80\xae`],
    no: ['.', 'ab', String.raw`\xff\xff`],
  },
  'plan.[ch]sv': {yes: ['plan.csv', 'plan.hsv'], no: ['plan.xsv', 'plan.sv', 'plan.chsv']},
  'run-[0-9]': {yes: ['run-7'], no: ['run-a', 'run-10']},
  '[!a-c]': {yes: ['d', 'ä'], no: ['a', 'c', '.']},
  '[^a-c]': {yes: ['d'], no: ['b']},
  '[ä-ö]': {yes: ['ä', 'ö'], no: ['ü', 'a']},
  '[]x]': {yes: [']', 'x'], no: ['a']},
  '[!]x]': {yes: ['a'], no: [']', 'x']},
  '[a-]': {yes: ['a', '-'], no: ['b']},
  '[.]a': {no: ['.a']},
  '[!a]b': {no: ['.b']},
  'a[*?]b': {yes: ['a*b', 'a?b'], no: ['aab', 'a**b']},
  'a[b': {yes: ['a[b'], no: ['ab']},
  'a[]b': {yes: ['a[]b'], no: ['ab']},
  'run-*/plan.[ch]sv': {yes: ['run-7/plan.csv'], no: ['run-7/x/plan.csv', 'run-7', '.run-7/plan.csv']},
  '\\x2a*': {yes: ['*', '*a'], no: ['a', 'a*']},
  '[\\x5d\\x2d]': {yes: [']', '-'], no: ['x']},
  '[\\xe2\\x80\\xae]*': {yes: [String.raw`\xe2\x80\xaeexe`], no: [String.raw`\xe2`]},
  '[\\xf0-\\xff]': {yes: [String.raw`\xf7`], no: ['\xf7', String.raw`\xef`]},
  'a\\\\*': {yes: [String.raw`a\\`, String.raw`a\\b`], no: ['ab']},
};

test('a glob stands for the names that it does with a shell, and never for a hidden one without its dot', t => {
  for (const [glob, {yes = [], no = []}] of Object.entries(cases)) {
    for (const path of yes) t.true(matches(glob, path), `${glob} ${path}`);
    for (const path of no) t.false(matches(glob, path), `${glob} ${path}`);
  }
});

test('what is no glob is refused, and what has nothing special is itself', t => {
  for (const glob of [
    '**',
    'a/**',
    'a**b',
    '',
    '*/',
    '/*',
    '*//a',
    '../*',
    '*/..',
    '[[:alpha:]]',
    '[[.a.]]',
    'a\\*',
  ])
    t.throws(() => Glob.parse(glob), {code: 'path-refused'}, glob);
  t.throws(() => Glob.parse(`*${'/a'.repeat(mostGlobNames)}`), {message: /at most 16 names/});
  for (const name of ['a', '[', ']', 'a[b', 'a!b', 'a-b', String.raw`\x2a`, String.raw`a\x3fb`, 'ä'])
    t.false(isGlob(name), name);
  for (const name of ['*', 'a?', '[a]', '[!a]', '[]]']) t.true(isGlob(name), name);
});

/** The plainest matcher that there is. */
function isMatch(glob: string, name: string): boolean {
  const [first, ...rest] = Array.from(glob);
  const [character, ...others] = Array.from(name);
  if (first === undefined) return character === undefined;
  if (first === '*')
    return isMatch(rest.join(''), name) || (character !== undefined && isMatch(glob, others.join('')));
  if (character === undefined) return false;
  const set = first === '[' ? /^\[(!?)([ab]+)\](.*)$/.exec(glob) : null;
  if (set !== null) {
    const [, negation, members = '', behind = ''] = set;
    return members.includes(character) !== (negation === '!') && isMatch(behind, others.join(''));
  }
  return (first === '?' || first === character) && isMatch(rest.join(''), others.join(''));
}

const piece = fc.constantFrom('a', 'b', 'ä', '*', '?', '[ab]', '[!a]');
const character = fc.constantFrom('a', 'b', 'ä', 'c');

test('any glob stands for the names that the plainest matcher says', t => {
  fc.assert(
    fc.property(
      fc.array(piece, {minLength: 1, maxLength: 8}),
      fc.array(character, {minLength: 1, maxLength: 8}),
      (pieces, characters) => {
        const glob = pieces.join('').replaceAll(/\*+/g, '*');
        const name = characters.join('');
        t.is(matches(glob, name), isMatch(glob, name), `${glob} ${name}`);
      },
    ),
  );
});

test('a name of any bytes, as it is shown with what is special in it written as bytes, is a glob of itself alone', t => {
  const bytes = fc.uint8Array({minLength: 1, maxLength: 20}).map(array => Buffer.from(array));
  const names = bytes.filter(
    name => !name.includes(0) && !name.includes(0x2f) && !/^\.\.?$/.test(name.toString('latin1')),
  );
  fc.assert(
    fc.property(names, names, (name, other) => {
      const shown = shownName(name)
        .replaceAll('*', String.raw`\x2a`)
        .replaceAll('?', String.raw`\x3f`)
        .replaceAll('[', String.raw`\x5b`);
      t.false(isGlob(shown));
      t.true(Glob.parse(shown).matches([name]));
      t.is(Glob.parse(shown).matches([other]), name.equals(other));
      t.is(Glob.parse('?*').matches([name]), name[0] !== 0x2e);
    }),
  );
});

test('the worst glob takes no longer than its length times that of the name', t => {
  const glob = Glob.parse(`${'*a'.repeat(80)}*b`);
  const name = Buffer.from('a'.repeat(255));
  const began = performance.now();
  for (let at = 0; at < 100; at++) t.false(glob.matches([name]));
  // With backtracking it would not end in the age of the universe.
  t.true(performance.now() - began < 10_000);
});
