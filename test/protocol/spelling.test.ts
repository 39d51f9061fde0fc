import {readFile} from 'node:fs/promises';
import test from 'ava';
import fc from 'fast-check';
import {isHeldExactly} from '../../src/protocol/exact-number.ts';
import {limits} from '../../src/protocol/limits.ts';
import {spell} from '../../src/protocol/spelling.ts';
import {parseSpelled, parseStrict} from '../../src/protocol/strict-json.ts';
import {character} from '../fixtures/any-text.ts';

const refused = {name: 'ProtocolError', code: 'json'};

interface Vector {
  readonly text: string;
  /** null where no spelling of it is taken. */
  readonly spelled: string | null;
}
const vectors: Vector[] = JSON.parse(await readFile('test/protocol/spelling.json', 'utf8'));

const forbidden = ['__proto__', 'constructor', 'prototype'];
const text = fc.string({unit: character, maxLength: 12}).filter(value => value.isWellFormed());
const number = fc
  .oneof(fc.maxSafeInteger(), fc.double({noNaN: true, noDefaultInfinity: true}))
  .filter(value => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value)));
const {value: anyValue} = fc.letrec<{value: unknown}>(tie => ({
  value: fc.oneof(
    {maxDepth: 5},
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(
      text.filter(key => !forbidden.includes(key)),
      tie('value'),
      {maxKeys: 4, noNullPrototype: true},
    ),
  ),
}));

test('each vector is taken if it is its one spelling, and refused where it is not', t => {
  for (const {text: given, spelled} of vectors) {
    if (given === spelled) t.deepEqual(parseSpelled(given), JSON.parse(given), given);
    else t.throws(() => parseSpelled(given), refused, given);
    // -0 is equal to 0 in all but its spelling.
    if (spelled !== null)
      t.deepEqual([spelled].map(parseSpelled), [JSON.parse(given) || JSON.parse(spelled)], given);
  }
});

test('what is spelled is read as the same value, and is JSON in UTF-8 as JSON.stringify writes it', t => {
  fc.assert(
    fc.property(anyValue, value => {
      const spelled = spell(value);
      t.is(spelled, JSON.stringify(value));
      t.deepEqual(parseSpelled(Buffer.from(spelled)), value);
      t.deepEqual(parseStrict(spelled), value);
    }),
  );
});

test('white space anywhere outside of a string is refused', t => {
  fc.assert(
    fc.property(anyValue, fc.constantFrom(' ', '\n', '\t', '\r'), fc.nat(), (value, space, where) => {
      const spelled = spell(value);
      const places = gapsOf(spelled);
      const at = places[where % places.length] ?? 0;
      const spaced = spelled.slice(0, at) + space + spelled.slice(at);
      t.deepEqual(parseStrict(spaced), value);
      t.throws(() => parseSpelled(spaced), {...refused, message: /white space/});
    }),
  );
});

/** Where JSON allows white space: beside each of `[ ] { } , :` outside of strings, and at both ends. */
function gapsOf(json: string): number[] {
  const gaps = [0, json.length];
  for (const {index, 0: token} of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]/g))
    if (token.length === 1) gaps.push(index, index + 1);
  return gaps;
}

test('a character that is escaped though it need not be, or otherwise than RFC 8785 has it, is refused', t => {
  const escaped = (unit: string, isUpper: boolean) => {
    const hex = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${isUpper ? hex.toUpperCase() : hex}`;
  };
  fc.assert(
    fc.property(text, text, character, fc.boolean(), (before, after, one, isUpper) => {
      if (!one.isWellFormed()) return;
      const inner = (value: string) => JSON.stringify(value).slice(1, -1);
      const other = one.replaceAll(/[\s\S]/g, unit => escaped(unit, isUpper));
      if (other === inner(one)) return;
      const given = `"${inner(before)}${other}${inner(after)}"`;
      t.is(parseStrict(given), before + one + after);
      for (const around of [given, `[${given}]`, `{${given}:1}`, `{"a":${given}}`]) {
        if (forbidden.includes(before + one + after)) continue;
        t.throws(() => parseSpelled(around), refused, around);
      }
    }),
  );
});

test('every other way to write a number is refused', t => {
  fc.assert(
    fc.property(number, value => {
      const spelled = String(value);
      const [mantissa = '', power = '0'] = spelled.split('e');
      const ways = [
        mantissa.includes('.') ? `${mantissa}0e${power}` : `${mantissa}.0e${power}`,
        `${mantissa}E${power}`,
        `${mantissa}e${power}`,
        spelled.includes('e') ? spelled.replace('e+', 'e') : `${spelled}e0`,
        ...(spelled.includes('e') ? [] : [spelled.includes('.') ? `${spelled}0` : `${spelled}.0`]),
      ];
      t.is(parseSpelled(spelled), value);
      for (const way of ways) {
        if (way === spelled) continue;
        t.is(parseStrict(way), value, way);
        t.throws(() => parseSpelled(way), refused, way);
      }
    }),
  );
});

test('members may stand in any order, and keep it', t => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        text.filter(key => !forbidden.includes(key)),
        {maxLength: 6},
      ),
      keys => {
        const spelled = `{${keys.map((key, index) => `${JSON.stringify(key)}:${index}`).join(',')}}`;
        t.deepEqual(parseSpelled(spelled), Object.fromEntries(keys.map((key, index) => [key, index])));
      },
    ),
  );
});

test('a number is held if its double means the same decimal', t => {
  for (const held of [
    '0',
    '-0',
    '0e9',
    '0.1',
    '0.10',
    '1e2',
    '1E-2',
    '123e45',
    '9007199254740992',
    '1e22',
    '5e-324',
    '-1.5e300',
  ])
    t.true(isHeldExactly(held), held);
  for (const lost of [
    '9007199254740993',
    '-9007199254740993',
    '123456789012345678',
    '1e400',
    '1e-400',
    '0.10000000000000000001',
    '2.4703282292062328e-324',
    `${'1'.repeat(16)}2`.repeat(2),
  ])
    t.false(isHeldExactly(lost), lost);
  fc.assert(
    fc.property(fc.bigInt({min: -(2n ** 70n), max: 2n ** 70n}), whole => {
      const isHeld =
        Math.abs(Number(whole)) < 2 ** 53 || BigInt(String(whole)) === BigInt(decimalOf(Number(whole)));
      t.is(isHeldExactly(String(whole)), isHeld, String(whole));
    }),
  );
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), value =>
      t.true(isHeldExactly(String(value))),
    ),
  );
});

/** A whole number as JavaScript prints it, without an exponent. */
function decimalOf(value: number): string {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return whole + fraction.padEnd(Number(power), '0');
}

test('numbers of a hundred thousand digits are judged in linear time', t => {
  const startedAt = performance.now();
  const zeros = '0'.repeat(100_000);
  for (const digits of [`1${zeros}1`, `0.${zeros}1`, `1.${zeros}1`, `1.${zeros}`, `1.${zeros}1e-5`])
    isHeldExactly(digits);
  t.true(isHeldExactly(`1.${zeros}`));
  t.true(performance.now() - startedAt < 20_000);
});

test('what JSON cannot say, or says as something else, is not spelled but named', t => {
  const circle: unknown[] = [];
  circle.push(circle);
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const wrong: [unknown, RegExp][] = [
    [-0, /-0 is spelled 0/],
    [Number.NaN, /JSON has no NaN/],
    [Number.POSITIVE_INFINITY, /JSON has no Infinity/],
    [2 ** 53, /9007199254740992 is beyond 9007199254740991/],
    [1e21, /beyond/],
    [1n, /JSON has no bigint/],
    [() => 1, /JSON has no function/],
    ['\ud800', /lone surrogate/],
    [{'\udc00': 1}, /lone surrogate/],
    [[undefined], /JSON has no undefined/],
    [new Date(0), /plain object/],
    [new Map(), /plain object/],
    [circle, /nested deeper/],
    [nested(limits.depth + 1), /nested deeper/],
  ];
  for (const [value, message] of wrong)
    t.throws(() => spell({params: {n: value}}, 'order'), {...refused, message});
  t.throws(() => spell({params: {list: [1, -0]}}, 'order'), {message: /^"order\.params\.list\[1\]" cannot/});
  t.is(spell({a: undefined, b: nested(limits.depth - 1), c: null}).slice(0, 6), '{"b":[');
});
