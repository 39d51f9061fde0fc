import test from 'ava';
import {problemsOf} from './fixtures.ts';

test('a catalogue that would show a secret, or hold one, is refused', async t => {
  const load = async (command: string) => (await problemsOf(t, `commands:\n  a: ${command}\n`)).join('\n');
  const secret = 'params: { x: { type: string, writeOnly: true } }';
  t.is(
    await load(`{ argv: [sh, "{x}"], ${secret} }`),
    'catalogue.yaml:2:19: commands.a: argv: {x} is a secret, and everybody on the host can read argv; use it in env or stdin',
  );
  t.regex(
    await load(`{ argv: [sh, [-p, "--p={x}"]], ${secret}, env: { X: "{x}" } }`),
    /:2:24: .*is a secret/,
  );
  t.is(
    await load(`{ argv: [sh], ${secret} }`),
    'catalogue.yaml:2:30: commands.a: params.x: is used nowhere in env and stdin; expected {x} there',
  );
  t.regex(
    await load('{ argv: [sh, "{y}"], params: { y: { type: string } }, env: { Y: "{y}" } }'),
    /:2:70: commands\.a: env\.Y: \{y\} is no secret; only parameters with writeOnly: true/,
  );
  t.regex(
    await load('{ argv: [sh, "{y}"], params: { y: { type: string } }, stdin: "a {y}" }'),
    /:2:67: commands\.a: stdin: \{y\} is no secret/,
  );
  t.regex(
    await load('{ argv: [sh], env: { Y: "{y}" } }'),
    /:2:30: commands\.a: env\.Y: \{y\} is not among params; write \{\{y\}\}/,
  );
  for (const [schema, message] of [
    ['type: integer', 'writeOnly: is for type string only'],
    ['type: string, default: aaa', 'default: says a value of a secret'],
    ['type: string, enum: [aaa]', 'enum: says a value of a secret'],
    ['type: string, not: { const: aaa }', 'const: says a value of a secret'],
    ['type: string, anyOf: [{ allOf: [{ enum: [aaa] }] }]', 'enum: says a value of a secret'],
    ['type: string, examples: [aaa]', 'examples: says a value of a secret'],
    ['type: string, allowDash: true', 'allowDash: a secret is never an argument'],
  ] as const) {
    const said = await load(
      `{ argv: [sh], params: { x: { writeOnly: true, ${schema} } }, env: { X: "{x}" } }`,
    );
    t.true(said.startsWith(`catalogue.yaml:2:30: commands.a: params.x: ${message}`), said);
    t.false(said.includes('aaa'), said);
    t.is(said.split('\n').length, 1, said);
  }
  t.regex(
    await load('{ argv: [sh], params: { x: { type: array, items: { type: string, writeOnly: true } } } }'),
    /unknown key "writeOnly"/,
  );
});

test('no caller says which code is run, not even by a secret', async t => {
  for (const name of [
    'PATH',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'DYLD_INSERT_LIBRARIES',
    'BASH_ENV',
    'ENV',
    'NODE_OPTIONS',
    'PYTHONPATH',
    'PERL5LIB',
    'HOME',
    'Path',
  ]) {
    const problems = await problemsOf(
      t,
      `commands: { a: { argv: [sh], params: { x: { type: string, writeOnly: true } }, env: { ${name}: "/a:{x}" } } }`,
    );
    t.regex(problems.join('\n'), /says which code is run, so a caller may not set it/, name);
  }
});
