import {execFileSync} from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import {ParameterCompiler} from '../../src/policy/catalogue/parameter.ts';
import {parseTemplate} from '../../src/policy/catalogue/template.ts';
import type {ParameterSchema, TemplateElement} from '../../src/policy/generated/catalogue.ts';
import {renderArgv} from '../../src/policy/orders/render.ts';
import {anyText} from '../fixtures/any-text.ts';
import {notLinux, skip} from '../fixtures/skip.ts';

const compiler = new ParameterCompiler();

function render(
  argv: TemplateElement[],
  params: Record<string, unknown>,
  schemas: Record<string, ParameterSchema> = {},
): string[] {
  const template = parseTemplate(argv, (_, message) => {
    throw new Error(message);
  });
  const all = Object.keys(params).map(name => [name, schemas[name] ?? {type: 'string'}] as const);
  const parameters = new Map(all.map(([name, schema]) => [name, compiler.compile(name, schema, true)]));
  return renderArgv(template, new Map(Object.entries(params)), parameters);
}

const hostile = [
  '; rm -rf /',
  '$(id)',
  '`id`',
  '| cat',
  '> /tmp/x',
  '* ? [a-z]',
  '~',
  '\'"\\',
  'a\nb',
  '\r\t',
  '${PATH}',
  '&& x &',
  '!!',
  '%s%n',
  '{x}',
  '\u202e',
];

test('shell metacharacters reach the program as plain bytes of one argument', t => {
  const argv = render(
    ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', '{files...}'],
    {files: hostile},
    {
      files: {type: 'array', items: {type: 'string'}},
    },
  );
  const printed = execFileSync(process.execPath, argv, {encoding: 'utf8'});
  t.deepEqual(JSON.parse(printed), hostile);
});

test('whatever the text, it is one element, and nothing else changes', t => {
  const text = anyText().filter(value => !value.includes('\0'));
  fc.assert(
    fc.property(text, value => {
      t.deepEqual(render(['a', '--x={x}', 'b'], {x: value}), ['a', `--x=${value}`, 'b']);
      t.deepEqual(render(['a', '--', '{x}', 'b'], {x: value}), ['a', '--', value, 'b']);
    }),
  );
});

test('a value that begins with a dash is refused exactly where it would begin an element', t => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '-', '--', '-e', '--exec='), (rest, start) => {
      const value = start + rest.replaceAll('\0', '');
      if (value.startsWith('-'))
        t.throws(() => render(['{x}'], {x: value}), {code: 'bad-parameter', message: /begins with "-"/});
      else t.deepEqual(render(['{x}'], {x: value}), [value]);
      t.deepEqual(render(['{x}'], {x: value}, {x: {type: 'string', allowDash: true}}), [value]);
    }),
  );
});

test('the dash rule holds for lists, numbers, joined values and what an empty value lets lead', t => {
  const dash = {code: 'bad-parameter', message: /begins with "-"/};
  t.throws(() => render(['{f...}'], {f: ['a', '-b']}, {f: {type: 'array', items: {type: 'string'}}}), dash);
  t.throws(() => render(['{n}'], {n: -5}, {n: {type: 'integer'}}), dash);
  t.throws(() => render(['{a}{b}'], {a: '', b: '-x'}), dash);
  t.throws(() => render(['{a}-{b}'], {a: '', b: 'x'}), dash);
  t.throws(() => render(['{a}{b}'], {a: '', b: '-x'}, {a: {type: 'string', allowDash: true}}), {
    message: /parameter "b"/,
  });
  t.deepEqual(render(['{a}-{b}'], {a: 'x', b: '-y'}), ['x--y']);
  t.deepEqual(render(['-{a}'], {a: '-x'}), ['--x'], 'the dash is the catalogue’s own');
});

test('two dashes count only where the catalogue wrote them, and only for what follows', t => {
  t.deepEqual(render(['--', '{x}'], {x: '-a'}), ['--', '-a']);
  t.throws(() => render(['{x}', '--'], {x: '-a'}), {code: 'bad-parameter'});
  t.throws(() => render(['{y}', '{x}'], {y: '--', x: '-a'}, {y: {type: 'string', allowDash: true}}), {
    message: /parameter "x"/,
  });
  t.throws(
    () => render([['--', '{y}'], '{x}'], {x: '-a'}),
    {message: /parameter "x"/},
    'a list that is not there brings none',
  );
  t.deepEqual(render([['--', '{y}'], '{x}'], {x: '-a', y: 'b'}), ['--', 'b', '-a']);
});

test('nested lists are there only if all that stands in them is given', t => {
  const template: TemplateElement[] = [
    ['-u', '{unit}', ['-p', '{priority}']],
    ['{all?}', '-a'],
  ];
  const all: ParameterSchema = {type: 'boolean'};
  t.deepEqual(render(template, {}), []);
  t.deepEqual(render(template, {unit: 'ssh'}), ['-u', 'ssh']);
  t.deepEqual(render(template, {priority: 'err'}), [], 'the inner list goes with the outer');
  t.deepEqual(render(template, {unit: 'ssh', priority: 'err', all: true}, {all}), [
    '-u',
    'ssh',
    '-p',
    'err',
    '-a',
  ]);
  t.deepEqual(render(template, {all: false}, {all}), []);
  t.deepEqual(render([['--files', '{f...}']], {f: []}, {f: {type: 'array', items: {type: 'string'}}}), []);
});

test('braces can be written', t => {
  t.deepEqual(render(['{{print ${x}}}'], {x: '1'}), ['{print $1}']);
  for (const text of ['{', '{print}x}', '{ x }', '}', 'a{x...}', '{x?}b', '{1}']) {
    t.throws(() => render([text], {}), {message: /expected|without/}, text);
  }
});

test('what the system cannot pass is refused', t => {
  t.throws(() => render(['--a={x}'], {x: 'a\0b'}), {code: 'bad-parameter', message: /NUL/});
  t.throws(() => render(['--a={x}'], {x: '\ud800'}), {code: 'bad-parameter', message: /surrogate/});
  t.throws(() => render(['{x}'], {x: 'a'.repeat(2 ** 20)}), {
    code: 'bad-parameter',
    message: /1048576 bytes, expected at most 131071/,
  });
  t.throws(
    () => render(['{x}'], {x: 'é'.repeat(65536)}),
    {code: 'bad-parameter'},
    'bytes count, not characters',
  );
  t.is(render(['{x}'], {x: 'a'.repeat(131071)})[0]?.length, 131071);
  const files: ParameterSchema = {type: 'array', items: {type: 'string'}};
  t.is(render(['{files...}'], {files: Array.from({length: 4000}, () => 'name')}, {files}).length, 4000);
  t.throws(() => render(['{files...}'], {files: Array.from({length: 200_000}, () => 'name')}, {files}), {
    message: /bytes together/,
  });
});

test('the longest argument is one that the system does pass', t => {
  if (process.platform !== 'linux') return skip(t, notLinux);
  const printed = execFileSync('/bin/echo', render(['{x}'], {x: 'a'.repeat(131071)}), {
    encoding: 'utf8',
    maxBuffer: 2 ** 20,
  });
  t.is(printed.length, 131072);
});
