import test from 'ava';
import fc from 'fast-check';
import {showProblem} from '../../src/config/problem.ts';
import {parseYaml} from '../../src/config/yaml-file.ts';

const problems = (text: string) => parseYaml(text, 'f').problems.map(showProblem);

test('values are those of the core schema of YAML 1.2', t => {
  const {value} = parseYaml(
    'a: yes\nb: 0o17\nc: 1_000\nd: 010\ne: ~\nf: 2001-01-01\ng: 0x1f\nh: .inf\n"<<": {x: 1}\n',
    'f',
  );
  t.deepEqual(value, {
    a: 'yes',
    b: 15,
    c: '1_000',
    d: 10,
    e: null,
    f: '2001-01-01',
    g: 31,
    h: Number.POSITIVE_INFINITY,
    '<<': {x: 1},
  });
  t.deepEqual(parseYaml('{"a": [1, "\\u00e9", true, null], "b": {}}', 'f').value, {
    a: [1, 'é', true, null],
    b: {},
  });
});

test('merge keys are text like any other', t => {
  t.deepEqual(parseYaml('a: &a {x: 1}\nb: {<<: *a}', 'f').value, {a: {x: 1}, b: {'<<': {x: 1}}});
});

test('aliases stand for what was last named so', t => {
  t.deepEqual(parseYaml('a: &x 1\nb: *x\nc: &x 2\nd: *x', 'f').value, {a: 1, b: 1, c: 2, d: 2});
});

test('what is not plain is told where it stands', t => {
  t.deepEqual(problems('a: 1\nb:\n  a: 2\n  a: 3'), ['f:4:3: this key is here a second time']);
  t.regex(problems('a: !secret x')[0] ?? '', /^f:1:4: Unresolved tag/);
  t.regex(problems('%YAML 1.1\n---\na: yes')[0] ?? '', /^f:1:1: found another version/);
  t.regex(problems('a: 1\n---\nb: 2')[0] ?? '', /^f:2:1: another document begins here/);
  t.regex(problems('a: *x')[0] ?? '', /^f:1:4: found the alias \*x, but nothing/);
  t.regex(problems('a: "\\ud800"')[0] ?? '', /^f:1:4: found half of a surrogate pair/);
  t.is(
    problems('a: [1, 9007199254740993]')[0],
    'f:1:8: found "9007199254740993", expected a number that is held exactly (this one would be 9007199254740992)',
  );
  t.deepEqual(problems('a: [0x1f, 0o17, .5, 1e3, 0.1, .inf, 1000000000000000]'), []);
  t.regex(problems('a: 1\n? [x]\n: 1')[0] ?? '', /^f:2:3: found a key that is not plain/);
  t.regex(problems('a: 1\n2: 1')[0] ?? '', /^f:2:1: found a key that is not text \(2\), expected text/);
  for (const key of ['__proto__', 'constructor', 'prototype'])
    t.regex(problems(`a: {${key}: 1}`)[0] ?? '', /^f:1:5: the key/);
});

test('places are those of values, of keys, and of what is nearest', t => {
  const file = parseYaml('a:\n  b: [x, {c: 1}]\n  d:\n', 'f');
  const at = (...args: Parameters<typeof file.place>) => {
    const {line, column} = file.place(...args);
    return `${line}:${column}`;
  };
  t.is(at(['a', 'b', 1, 'c']), '2:14');
  t.is(at(['a', 'b', 1, 'c'], 'key'), '2:11');
  t.is(at(['a', 'b', '1']), '2:10', 'an index may be text, as in a JSON pointer');
  t.is(at(['a', 'x', 'y']), '2:3');
  t.is(at([]), '1:1');
});

test('no text makes the parser throw or hang', t => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...'a: \n-[]{},&*"\'!%|>#?\t\0\ufeff1'.split('')),
      }),
      text => {
        const file = parseYaml(text, 'f');
        for (const {line, column} of file.problems) t.true(line >= 1 && column >= 1);
      },
    ),
    {numRuns: 300},
  );
});

test('what JSON says, YAML says', t => {
  const plain = fc
    .jsonValue()
    .filter(value => !/__proto__|constructor|prototype/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(plain, value => {
      const json = JSON.stringify(value);
      if (!json.isWellFormed() || /\\ud[89a-f]/.test(json)) return;
      const file = parseYaml(json, 'f');
      if (file.problems.length === 0) t.deepEqual(file.value, JSON.parse(json));
      else
        t.regex(
          file.problems[0]?.message ?? '',
          /1024 characters/,
          'implicit keys have at most 1024 characters',
        );
    }),
  );
});
