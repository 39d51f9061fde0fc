import type {ExecutionContext} from 'ava';
import test from 'ava';
import {catalogueOf, problemsOf} from './fixtures.ts';

const withParameter = (schema: string, element = '"{v}"') =>
  `commands:\n  c: { argv: [echo, --, ${element}], params: { v: ${schema} } }\n`;

/** What is said of a parameter `v`, without the file, the line and the command. */
async function saidOf(t: ExecutionContext, schema: string, element?: string): Promise<string[]> {
  const problems = await problemsOf(t, withParameter(schema, element));
  return problems.map(problem =>
    problem.replace(/^catalogue\.yaml:2:\d+: commands\.c[.:] ?params\.v\.?/, ''),
  );
}

test('a value that a schema names is of its type, and text that YAML reads otherwise wants quotes', async t => {
  const quotes = 'expected text; put it into quotes';
  for (const [schema, ...expected] of [
    [
      '{ type: string, enum: [0644, 0755] }',
      `enum[0]: found 644, ${quotes}`,
      `enum[1]: found 755, ${quotes}`,
    ],
    ['{ type: string, enum: ["3.9", 3.10] }', `enum[1]: found 3.1, ${quotes}`],
    ['{ type: string, enum: [true, "b"] }', `enum[0]: found true, ${quotes}`],
    ['{ type: string, const: 5 }', `const: found 5, ${quotes}`],
    ['{ type: string, default: 5 }', `default: found 5, ${quotes}`],
    ['{ type: string, examples: [a, 1e3] }', `examples[1]: found 1000, ${quotes}`],
    ['{ type: string, enum: [null] }', 'enum[0]: found nothing, expected text'],
    ['{ type: integer, enum: ["1"] }', 'enum[0]: found "1", expected a whole number'],
    ['{ type: boolean, const: "true" }', 'const: found "true", expected true or false'],
    ['{ type: string, allOf: [{ enum: [1] }] }', `allOf[0].enum[0]: found 1, ${quotes}`],
    ['{ type: string, anyOf: [{ enum: [1] }, { maxLength: 3 }] }', `anyOf[0].enum[0]: found 1, ${quotes}`],
    ['{ type: string, oneOf: [{ const: a }, { const: 2 }] }', `oneOf[1].const: found 2, ${quotes}`],
    ['{ type: string, not: { enum: [0] } }', `not.enum[0]: found 0, ${quotes}`],
    ['{ type: string, not: { anyOf: [{ const: true }] } }', `not.anyOf[0].const: found true, ${quotes}`],
    [
      '{ type: string, anyOf: [{ anyOf: [{ const: 1 }] }, {}] }',
      `anyOf[0].anyOf[0].const: found 1, ${quotes}`,
    ],
  ] as const)
    t.deepEqual(await saidOf(t, schema), expected, schema);
  for (const [schema, ...expected] of [
    ['{ type: array, items: { type: string, enum: [1] } }', `items.enum[0]: found 1, ${quotes}`],
    ['{ type: array, items: { type: string }, default: [a, 2] }', `default[1]: found 2, ${quotes}`],
    ['{ type: array, items: { type: string }, enum: [[a], a] }', 'enum[1]: found "a", expected a list'],
    [
      '{ type: array, items: { type: string, anyOf: [{ const: 7 }] } }',
      `items.anyOf[0].const: found 7, ${quotes}`,
    ],
  ] as const)
    t.deepEqual(await saidOf(t, schema, '"{v...}"'), expected, schema);
});

test('a value that a schema names is one that the rest of the schema allows', async t => {
  for (const [schema, ...expected] of [
    ['{ type: string, enum: [a, abc], maxLength: 2 }', 'enum[1]: found "abc", expected at most 2 characters'],
    [
      '{ type: string, enum: [a, b], const: c }',
      'enum[0]: found "a", expected "c"',
      'enum[1]: found "b", expected "c"',
      'const: found "c", expected one of "a", "b"',
    ],
    ['{ type: string, enum: ["644"], default: "755" }', 'default: found "755", expected one of "644"'],
    [
      '{ type: string, pattern: "^/", examples: [x] }',
      'examples[0]: found "x", expected text that begins with "/"',
    ],
    [
      '{ type: integer, minimum: 3, allOf: [{ const: 1 }] }',
      'allOf[0].const: found 1, expected a number >= 3',
    ],
    [
      '{ type: string, maxLength: 1, anyOf: [{ const: ab }] }',
      'anyOf[0].const: found "ab", expected at most 1 characters',
    ],
    [
      '{ type: integer, enum: [1e16] }',
      'enum[0]: found 10000000000000000, expected a whole number from -9007199254740991 to 9007199254740991: others are not held exactly',
    ],
    [
      '{ type: string, enum: ["a\\0"] }',
      'enum[0]: found "a\\x00", expected text without NUL, which no argument can hold',
    ],
  ] as const)
    t.deepEqual(await saidOf(t, schema), expected, schema);
  t.regex(
    (await saidOf(t, '{ type: string, oneOf: [{ const: a }, { enum: [a, b] }] }'))[0] ?? '',
    /^oneOf\[0\]\.const: found "a"/,
    'both would hold',
  );
});

test('bounds between which there is nothing are refused', async t => {
  for (const [schema, expected] of [
    [
      '{ type: integer, minimum: 5, maximum: 3 }',
      'minimum: found 5, expected at most 3, the maximum; no value fits both',
    ],
    [
      '{ type: number, exclusiveMinimum: 3, maximum: 3 }',
      'exclusiveMinimum: found 3, expected below 3, the maximum; no value fits both',
    ],
    [
      '{ type: integer, minimum: 5, allOf: [{ maximum: 3 }] }',
      'minimum: found 5, expected at most 3, the maximum; no value fits both',
    ],
    [
      '{ type: integer, minimum: 5, anyOf: [{ maximum: 3 }, { maximum: 9 }] }',
      'anyOf[0].maximum: found 3, expected at least 5, the minimum; no value fits both',
    ],
    [
      '{ type: integer, minimum: 1e17 }',
      'minimum: found 100000000000000000, expected at most 9007199254740991; no value fits both',
    ],
    ['{ type: integer, exclusiveMinimum: 1, exclusiveMaximum: 2 }', ': there is no value that it allows'],
    ['{ type: integer, minimum: 1.2, maximum: 1.8 }', ': there is no value that it allows'],
    ['{ type: integer, minimum: 1, maximum: 4, multipleOf: 5 }', ': there is no value that it allows'],
    [
      '{ type: number, minimum: 1001, maximum: 1999, multipleOf: 1000 }',
      'multipleOf: found 1000, of which no multiple is within the bounds',
    ],
    [
      '{ type: string, minLength: 5, maxLength: 3 }',
      'minLength: found 5, expected at most 3, the maxLength; no value fits both',
    ],
    ['{ type: string, maxLength: 0, pattern: . }', ': there is no value that it allows'],
    [
      '{ type: boolean, allOf: [{ not: { const: true } }, { not: { const: false } }] }',
      ': there is no value that it allows',
    ],
    ['{ type: string, not: {} }', 'not: found a schema that allows everything, so that no value is left'],
    ['{ type: string, enum: [] }', /^enum: found an empty list, expected a list of values/],
  ] as const) {
    const [said = ''] = await saidOf(t, schema);
    if (typeof expected === 'string') t.is(said, expected, schema);
    else t.regex(said, expected, schema);
  }
  for (const [schema, expected] of [
    [
      '{ type: array, items: { type: string }, minItems: 5, maxItems: 3 }',
      'minItems: found 5, expected at most 3, the maxItems; no value fits both',
    ],
    [
      '{ type: array, items: { type: integer, minimum: 5, maximum: 3 } }',
      'items.minimum: found 5, expected at most 3, the maximum; no value fits both',
    ],
    [
      '{ type: array, items: { type: boolean }, uniqueItems: true, minItems: 3 }',
      'minItems: found 3, but there are only 2 values for its elements, none of them twice',
    ],
    [
      '{ type: array, items: { type: string, enum: [a, b] }, uniqueItems: true, minItems: 3 }',
      'minItems: found 3, but there are only 2 values for its elements, none of them twice',
    ],
  ] as const)
    t.is((await saidOf(t, schema, '"{v...}"'))[0], expected, schema);
});

test('what is wrong in a schema is told with the line and column of the value', async t => {
  const problems = await problemsOf(
    t,
    `commands:
  c:
    argv: [echo, "{mode}"]
    params:
      mode:
        type: string
        enum:
          - "0644"
          - 0755
`,
  );
  t.deepEqual(problems, [
    'catalogue.yaml:9:13: commands.c: params.mode.enum[1]: found 755, expected text; put it into quotes',
  ]);
});

test('a value that begins with - is not among those of a parameter that would refuse it', async t => {
  const said = async (schema: string, element: string) =>
    (await problemsOf(t, `commands: { c: { argv: [tool, ${element}], params: { v: ${schema} } } }`)).map(
      problem => problem.replace(/^\S+ commands\.c: /, ''),
    );
  const advice = 'begins with "-"; put a literal -- before {v} or say allowDash: true';
  t.deepEqual(await said('{ type: string, enum: [a, -b] }', '"{v}"'), [`params.v.enum[1]: ${advice}`]);
  t.deepEqual(await said('{ type: integer, const: -1 }', '"{v}"'), [`params.v.const: ${advice}`]);
  t.deepEqual(await said('{ type: array, items: { type: string, enum: [-b] } }', '"{v...}"'), [
    `params.v.items.enum[0]: ${advice}`,
  ]);
  await t.notThrowsAsync(
    catalogueOf(
      t,
      'commands: { c: { argv: [tool, "--at={v}"], params: { v: { type: string, enum: [-b] } } } }',
    ),
  );
});

test('numbers and booleans where text is due want quotes, wherever that is', async t => {
  for (const [definition, expected] of [
    ['argv: [chmod, 0644]', /argv\[1\]: found 644, expected text, or a list .*; put it into quotes$/],
    ['argv: [echo, true]', /argv\[1\]: found true, .*; put it into quotes$/],
    ['argv: [echo, [-n, 3.10]]', /argv\[1\]\[1\]: found 3\.1, .*; put it into quotes$/],
    ['argv: [echo], env: { COLUMNS: 120 }', /env\.COLUMNS: found 120, expected text .*; put it into quotes$/],
    ['argv: [echo], stdin: 5', /stdin: found 5, .*; put it into quotes$/],
    ['argv: [echo], about: 2026', /about: found 2026, .*; put it into quotes$/],
    ['argv: [echo], timeout: 5', /timeout: found 5, expected a duration such as 500ms, 30s, 5m, 1h or 7d$/],
    ['argv: [echo], user: 1000', /user: found 1000, expected the name of a user of this system$/],
  ] as const)
    t.regex((await problemsOf(t, `commands: { c: { ${definition} } }`)).join('\n'), expected, definition);
});

test('schemas that somebody can satisfy are taken', async t => {
  for (const schema of [
    '{ type: string, enum: ["0644", "0755"], default: "0755" }',
    '{ type: integer, minimum: 3, maximum: 3 }',
    '{ type: integer, minimum: -5, maximum: 5, multipleOf: 7 }',
    '{ type: number, minimum: 0.1, maximum: 0.3, multipleOf: 0.1 }',
    '{ type: number, exclusiveMinimum: 0, exclusiveMaximum: 1 }',
    '{ type: string, maxLength: 0 }',
    '{ type: string, anyOf: [{ const: none }, { pattern: "^/" }], default: none }',
    '{ type: string, oneOf: [{ const: none }, { pattern: "^/", minLength: 2 }], examples: [none, /a] }',
    '{ type: string, pattern: "^[a-z]+$", not: { enum: [root, ROOT] } }',
    '{ type: boolean, not: { const: false } }',
    '{ type: string, anyOf: [{ minLength: 5 }, { maxLength: 3 }] }',
    '{ type: integer, allOf: [{ minimum: 1 }, { anyOf: [{ maximum: 5 }, { const: 80 }] }] }',
  ])
    await t.notThrowsAsync(catalogueOf(t, withParameter(schema)), schema);
  for (const schema of [
    '{ type: array, items: { type: string, enum: [a, b] }, uniqueItems: true, minItems: 2, default: [a, b] }',
    '{ type: array, items: { type: integer, minimum: 1 }, uniqueItems: true, minItems: 5, enum: [[1, 2, 3, 4, 5]] }',
    '{ type: array, items: { type: string }, maxItems: 0 }',
  ])
    await t.notThrowsAsync(catalogueOf(t, withParameter(schema, '"{v...}"')), schema);
});
