import test from 'ava';
import fc from 'fast-check';
import {limits} from '../../src/protocol/limits.ts';
import {parseStrict} from '../../src/protocol/strict-json.ts';
import {character} from '../fixtures/any-text.ts';

const refused = {name: 'ProtocolError', code: 'json'};

test('what it takes, it reads as JSON.parse does', t => {
  const value = fc.jsonValue({stringUnit: character, maxDepth: 6});
  const space = fc.constantFrom('', ' ', '\n', '\t', '\r\n');
  fc.assert(
    fc.property(value, space, fc.nat(4), (content, around, indent) => {
      const text = around + JSON.stringify(content, undefined, indent) + around;
      const isStrict =
        !/"(?:__proto__|constructor|prototype)":/.test(text) && !/\\u[dD][89a-fA-F]/.test(text);
      if (isStrict) t.deepEqual(parseStrict(text), JSON.parse(text));
    }),
  );
  t.pass();
});

test('text of the characters of JSON is read as JSON.parse does, or refused', t => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '"\\u0041"',
    '""',
    '0',
    '-0',
    '01',
    '1.5',
    '-',
    '1e5',
    '1E+2',
    '.5',
    '5.',
    'true',
    'false',
    'null',
    'nul',
    ' ',
    '\n',
    '\u00a0',
    '"',
    '\\',
    "'a'",
    '//',
    '+1',
    'NaN',
    'Infinity',
    '\u2028',
    '\0',
  ];
  let both = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 8}), parts => {
      const text = parts.join('');
      const [strict, plain] = [attempt(() => parseStrict(text)), attempt(() => JSON.parse(text) as unknown)];
      // Whatever JSON.parse refuses, this refuses. What this takes means the same to both.
      if (!plain) t.is(strict, undefined, JSON.stringify(text));
      if (!strict) return;
      both++;
      t.deepEqual(strict.value, plain?.value);
    }),
    {numRuns: 5000},
  );
  t.true(both > 100);
});

function attempt(read: () => unknown): {value: unknown} | undefined {
  try {
    return {value: read()};
  } catch {
    return undefined;
  }
}

/** A document with `hole` somewhere in it. */
const around = (hole: string) =>
  fc
    .constantFrom(
      (x: string) => x,
      (x: string) => `[1,${x}]`,
      (x: string) => `{"a":[{"b":${x}}],"c":2}`,
    )
    .map(wrap => wrap(hole));

const key = fc
  .string({unit: 'grapheme', maxLength: 5})
  .filter(text => !['__proto__', 'constructor', 'prototype'].includes(text));
/** A string of JSON in which any character may be written as its escape. */
const written = (text: string) =>
  fc.array(fc.boolean(), {minLength: text.length, maxLength: text.length}).map(escapes => {
    const units = Array.from({length: text.length}, (_, i) =>
      escapes[i]
        ? `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`
        : JSON.stringify(text[i]).slice(1, -1),
    );
    return `"${units.join('')}"`;
  });

test('a key that stands twice is refused, however it is written', t => {
  const pair = key.chain(text => fc.tuple(written(text), written(text)));
  fc.assert(
    fc.property(
      pair.chain(([one, other]) => around(`{${one}:1,"between them":{},${other}:1}`)),
      text => void t.throws(() => parseStrict(text), refused),
    ),
  );
  t.deepEqual(parseStrict('{"a":1,"A":2,"a ":3}'), {a: 1, A: 2, 'a ': 3});
});

test('keys that reach a prototype are refused, however they are written; as values they are words', t => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    fc.assert(
      fc.property(
        written(name).chain(word => around(`{"x":1,${word}:{"polluted":true}}`)),
        text => void t.throws(() => parseStrict(text), refused),
      ),
    );
    t.is(parseStrict(JSON.stringify(name)), name);
  }
  t.is(({} as {polluted?: boolean}).polluted, undefined);
  t.deepEqual(Object.keys(parseStrict('{"toString":1,"hasOwnProperty":2}') as object), [
    'toString',
    'hasOwnProperty',
  ]);
});

test('nesting is taken to the limit and refused beyond it, at any depth without overflowing the stack', t => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  t.notThrows(() => parseStrict(nested(limits.depth, '[', ']')));
  for (const depth of [limits.depth + 1, 1000, 1_000_000]) {
    t.throws(() => parseStrict(nested(depth, '[', ']')), refused);
    t.throws(() => parseStrict('{"a":'.repeat(depth)), refused);
  }
});

test('lone surrogates are refused, pairs are not', t => {
  fc.assert(
    fc.property(fc.integer({min: 0xd800, max: 0xdfff}), fc.boolean(), (code, isEscaped) => {
      const unit = isEscaped ? `\\u${code.toString(16)}` : String.fromCharCode(code);
      for (const text of [`"${unit}"`, `"a${unit}b"`, `{"${unit}":1}`])
        t.throws(() => parseStrict(text), refused);
    }),
  );
  t.is(parseStrict('"\\ud83d\\ude00 😀"'), '😀 😀');
});

test('a number that no double holds is refused', t => {
  for (const text of ['1e400', '-1e400', '1'.repeat(400), `[${'9'.repeat(310)}.5]`])
    t.throws(() => parseStrict(text), refused);
  t.is(parseStrict('1e308'), 1e308);
  for (const text of ['1e-400', '9007199254740993', '[123456789012345678]'])
    t.throws(() => parseStrict(text), {...refused, message: /cannot be held exactly/});
});

test('bytes that are not UTF-8, and a byte order mark, are refused', t => {
  const quoted = (bytes: Uint8Array) => Buffer.concat([Buffer.from('"'), bytes, Buffer.from('"')]);
  for (const bytes of [
    [0xff],
    [0xc3],
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0x80],
  ])
    t.throws(() => parseStrict(quoted(Uint8Array.from(bytes))), refused);
  t.throws(() => parseStrict(Buffer.from('\ufeff{}')), refused);
  t.throws(() => parseStrict('\ufeff{}'), refused);
  t.throws(() => parseStrict(Buffer.from('{}', 'utf16le')), refused);
  t.is(parseStrict(quoted(Buffer.from('é€😀'))), 'é€😀');
});

test('text after the value, no value, and raw control characters are refused', t => {
  for (const text of [
    '',
    ' ',
    '1 2',
    '{}{}',
    '[]]',
    '[1,]',
    '{"a":1,}',
    '"\n"',
    '"\u0000"',
    '"\\x41"',
    '"a',
    '{"a" 1}',
    '{a:1}',
  ])
    t.throws(() => parseStrict(text), refused);
});

test('a string with a million quotes or backslashes is read in linear time', t => {
  const startedAt = performance.now();
  t.throws(() => parseStrict(`"${'\\'.repeat(200_001)}`), refused);
  t.is((parseStrict(`"${'\\"'.repeat(120_000)}"`) as string).length, 120_000);
  t.is((parseStrict(`"${'\\\\'.repeat(120_000)}"`) as string).length, 120_000);
  t.true(performance.now() - startedAt < 20_000);
});
