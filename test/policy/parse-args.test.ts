import test from 'ava';
import fc from 'fast-check';
import type {Parameter} from '../../src/policy/catalogue/parameter.ts';
import {ParameterCompiler} from '../../src/policy/catalogue/parameter.ts';
import type {ParameterSchema} from '../../src/policy/generated/catalogue.ts';
import {parseArgs} from '../../src/policy/orders/parse-args.ts';
import {anyText} from '../fixtures/any-text.ts';

const compiler = new ParameterCompiler();
const parameters = (schemas: Record<string, ParameterSchema>): Map<string, Parameter> =>
  new Map(Object.entries(schemas).map(([name, schema]) => [name, compiler.compile(name, schema, true)]));

const known = parameters({
  path: {type: 'string'},
  lines: {type: 'integer'},
  ratio: {type: 'number'},
  all: {type: 'boolean'},
  files: {type: 'array', items: {type: 'string'}},
});
const parse = (...words: string[]) => Object.fromEntries(parseArgs(words, known));
const refused = (pattern: RegExp, ...words: string[]) =>
  [() => parse(...words), {code: 'bad-parameter', message: pattern}] as const;

test('options are taken with the next word, with an equals sign, and as flags', t => {
  t.deepEqual(parse('--path', '/a', '--lines=5', '--all'), {path: '/a', lines: 5, all: true});
  t.deepEqual(parse('--no-all', '--path='), {all: false, path: ''});
  t.deepEqual(parse('--all=false', '--path=a=b'), {all: false, path: 'a=b'});
});

test('words without a name fill what no option named, in the order of the parameters', t => {
  t.deepEqual(parse('/a', '5', '0.5'), {path: '/a', lines: 5, ratio: 0.5});
  t.deepEqual(parse('5', '--path', '/a'), {path: '/a', lines: 5});
  t.deepEqual(parse('--lines', '5', '/a', '1', 'true', 'x', 'y'), {
    path: '/a',
    lines: 5,
    ratio: 1,
    all: true,
    files: ['x', 'y'],
  });
});

test('a list is filled by repeating its option', t => {
  t.deepEqual(parse('--files', 'a', '--files=b'), {files: ['a', 'b']});
});

test('after two dashes every word is a value', t => {
  t.deepEqual(parse('--lines', '1', '--', '--path'), {lines: 1, path: '--path'});
  t.deepEqual(parse('--', '--'), {path: '--'});
});

test('numbers and booleans are converted from their exact spelling and no other', t => {
  for (const text of [
    '5x',
    '05',
    '0x5',
    '1e3',
    ' 5',
    '5 ',
    '',
    '+5',
    '5.0',
    '-0',
    '９',
    '9007199254740993',
    'Infinity',
    'NaN',
    'true',
  ]) {
    t.throws(...refused(/expected a whole number/, `--lines=${text}`));
  }
  for (const text of ['.5', '5.', '0x5', '1e999', 'Infinity', 'NaN', '', ' 1', '1_000']) {
    t.throws(...refused(/expected a number/, `--ratio=${text}`));
  }
  for (const text of ['True', 'yes', '1', '', 'FALSE'])
    t.throws(...refused(/expected true or false/, `--all=${text}`));
  t.deepEqual(parse('--lines=-12', '--ratio=-1.5e-3'), {lines: -12, ratio: -0.0015});
  t.deepEqual(parse('--path=5'), {path: '5'}, 'text stays text');
});

test('a number that a double does not hold is refused, and said to be that', t => {
  t.throws(
    ...refused(
      /found "9007199254740993", expected a whole number from -9007199254740991 to 9007199254740991/,
      '--lines=9007199254740993',
    ),
  );
  for (const text of ['9007199254740993', '0.10000000000000000001', '-0', '-0.0', '1e-400', '1e400'])
    t.throws(...refused(/expected a number that is held exactly/, `--ratio=${text}`));
  t.deepEqual(parse('--ratio=1e2'), {ratio: 100});
});

test('what cannot be understood is refused by name', t => {
  t.throws(...refused(/unknown parameter "--pth"; did you mean --path\?/, '--pth', 'x'));
  t.throws(...refused(/unknown parameter "--zzzzzz"; there are --path, --lines/, '--zzzzzz'));
  t.throws(...refused(/"path" is given twice/, '--path=a', '--path=b'));
  t.throws(...refused(/--path needs a value/, '--path'));
  t.throws(...refused(/unknown parameter "--no-path"/, '--no-path'));
  t.throws(() => parseArgs(['a'], new Map()), {
    message: /one word too many: "a"; this command takes none/,
  });
});

test('names that every object has are unknown parameters', t => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    t.throws(...refused(/unknown parameter/, `--${name}=1`));
});

test('any text arrives unchanged, by an option or by its position', t => {
  fc.assert(
    fc.property(anyText(), text => {
      t.deepEqual(parse(`--path=${text}`), {path: text});
      t.deepEqual(parse('--path', text), {path: text});
      t.deepEqual(parse('--', text), {path: text});
    }),
  );
});

test('any number arrives as it was written by JSON', t => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.double({noNaN: true, noDefaultInfinity: true}), (lines, ratio) => {
      t.deepEqual(parse(`--lines=${lines}`), {lines});
      t.is(parse(`--ratio=${JSON.stringify(ratio)}`).ratio, JSON.parse(JSON.stringify(ratio)));
    }),
  );
});
