import test from 'ava';
import {ParameterCompiler} from '../../src/policy/catalogue/parameter.ts';
import type {ParameterSchema} from '../../src/policy/generated/catalogue.ts';
import {checkParams} from '../../src/policy/orders/check-params.ts';

const compile = (schema: ParameterSchema, required = true, name = 'x') =>
  new ParameterCompiler().compile(name, schema, required);

test('patterns match in linear time', t => {
  const started = performance.now();
  for (const pattern of [
    '^(a+)+$',
    '^(a|aa)+$',
    '^(a|a?)+$',
    '(x+x+)+y',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*$',
  ]) {
    t.not(compile({type: 'string', pattern}).wrong(`${'a'.repeat(5000)}!${'x'.repeat(5000)}`), undefined);
  }
  t.true(performance.now() - started < 20_000);
});

test('patterns that only a backtracking engine could match are refused', t => {
  for (const pattern of ['(?=a)b', '(?!a)b', '(a)\\1', '[a', 'a{5000}', '(']) {
    t.throws(() => compile({type: 'string', pattern}), undefined, pattern);
  }
});

test('patterns mean what they mean in JSON Schema', t => {
  const matches = (pattern: string, value: string) =>
    compile({type: 'string', pattern}).wrong(value) === undefined;
  t.true(matches('b', 'abc'), 'not anchored unless written so');
  t.false(matches('^abc$', 'abc\n'), 'the end is the end, not a newline before it');
  t.true(matches('^.$', '😀'), 'characters, not halves');
  t.true(matches('^\\u0041\\/$', 'A/'));
  t.true(matches('^\\p{L}+$', 'é'));
});

test('two patterns of one catalogue are not taken for each other', t => {
  const compiler = new ParameterCompiler();
  const letters = compiler.compile('a', {type: 'string', pattern: '^[a-z]+$'}, true);
  const digits = compiler.compile(
    'b',
    {type: 'string', pattern: '^[0-9]+$', allOf: [{pattern: '^.5'}]},
    true,
  );
  t.is(letters.wrong('abc'), undefined);
  t.not(letters.wrong('123'), undefined);
  t.is(digits.wrong('15'), undefined);
  t.not(digits.wrong('11'), undefined);
  t.not(digits.wrong('abc'), undefined);
});

test('nothing is coerced', t => {
  t.is(compile({type: 'integer'}).wrong('5'), 'found "5", expected a whole number');
  t.is(compile({type: 'string'}).wrong(5), 'found 5, expected text');
  t.is(compile({type: 'boolean'}).wrong('true'), 'found "true", expected true or false');
  t.is(compile({type: 'array', items: {type: 'string'}}).wrong('a'), 'found "a", expected a list');
  t.is(compile({type: 'number'}).wrong(null), 'found nothing, expected a number');
  t.not(compile({type: 'number'}).wrong(Number.POSITIVE_INFINITY), undefined);
  t.not(compile({type: 'string'}).wrong({toString: () => 'x'}), undefined);
});

test('a refused value is told with what was expected', t => {
  t.is(compile({type: 'integer', maximum: 5}).wrong(9), 'found 9, expected a number <= 5');
  t.is(compile({type: 'string', enum: ['a', 'b']}).wrong('c'), 'found "c", expected one of "a", "b"');
  t.is(
    compile({type: 'string', pattern: '^/'}).wrong('c\u001b[1m'),
    'found "c\\x1b[1m", expected text that begins with "/"',
  );
  t.is(
    compile({type: 'array', items: {type: 'string', maxLength: 2}}).wrong(['a', 'abc']),
    'found "abc", expected at most 2 characters',
  );
});

test('a number is one that a program gets as it was ordered: held exactly, and without an exponent', t => {
  const whole = /expected a whole number from -9007199254740991 to 9007199254740991/;
  const plain = /expected a number without an exponent/;
  const numbers = [
    compile({type: 'integer', minimum: 100}),
    compile({type: 'number'}),
    compile({type: 'array', items: {type: 'number'}}),
  ];
  for (const parameter of numbers) {
    const wrong = (value: unknown) => parameter.wrong(value);
    const given = (number: number) => (parameter.type === 'array' ? [1, number] : number);
    for (const number of [2 ** 53, 1e20, 1e21, 1e300]) t.regex(wrong(given(number)) ?? '', whole);
    t.is(wrong(given(2 ** 53 - 1)), undefined);
  }
  for (const number of [1e-7, -1.5e-9, 5e-324]) t.regex(compile({type: 'number'}).wrong(number) ?? '', plain);
  t.is(compile({type: 'number'}).wrong(0.000001), undefined);
});

test('schemas that contradict themselves are refused', t => {
  t.throws(() => compile({type: 'integer', pattern: 'x'}), {message: /pattern/});
  t.throws(() => compile({type: 'array'}), {message: /"items" is missing/});
});

test('unknown parameters, and names that every object has, are refused', t => {
  const parameters = new Map([['path', compile({type: 'string', default: '/'})]]);
  for (const name of ['pth', 'toString', '__proto__', 'constructor', 'hasOwnProperty']) {
    const given = JSON.parse(`{"${name}": "x"}`) as object;
    t.throws(() => checkParams(Object.entries(given), parameters), {
      code: 'bad-parameter',
      message: /unknown parameter/,
    });
  }
  t.is(({} as {x?: string}).x, undefined);
});

test('a parameter that is missing is said, and a name that every object has does not stand for it', t => {
  const parameters = new Map([['toString', compile({type: 'string'}, true, 'toString')]]);
  t.throws(() => checkParams([], parameters), {
    code: 'bad-parameter',
    message: 'parameter "toString" is missing',
  });
});

test('defaults are filled in for what is not given', t => {
  const parameters = new Map([
    ['a', compile({type: 'string', default: 'x'}, false, 'a')],
    ['b', compile({type: 'integer'}, false, 'b')],
  ]);
  t.deepEqual(Object.fromEntries(checkParams([], parameters)), {a: 'x'});
  t.deepEqual(
    Object.fromEntries(
      checkParams(
        [
          ['b', 1],
          ['a', 'y'],
        ],
        parameters,
      ),
    ),
    {a: 'y', b: 1},
  );
});
