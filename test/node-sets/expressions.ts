import fc from 'fast-check';

/** Numbers that share prefixes and lengths, so that sets of them overlap. */
const number = fc.integer({min: 0, max: 24});

const range = fc.record({
  from: number,
  more: fc.integer({min: 0, max: 9}),
  step: fc.constantFrom(1, 1, 1, 2, 3),
  width: fc.constantFrom(0, 0, 2, 3),
});

/** A range, or a number alone, as it stands in brackets. */
const rangeText = range.map(({from, more, step, width}) => {
  const [first, last] = [from, from + more].map(each => String(each).padStart(width, '0'));
  if (more === 0) return first ?? '';
  return `${first}-${last}${step === 1 ? '' : `/${step}`}`;
});

/** A pair of brackets, or a number without them. */
const numbers = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(rangeText, {minLength: 1, maxLength: 3}).map(each => `[${each.join(',')}]`),
  },
  {weight: 1, arbitrary: fc.constantFrom('0', '1', '2', '3', '01', '02', '10', '003', '010')},
);

/** Digits before and behind the brackets, which are a part of each number. */
const withDigits = fc
  .tuple(
    fc.constantFrom('1', '0', '00'),
    fc.constantFrom('[0-4]', '[2,5-9]', '[00-11]', '[10-15,20]'),
    fc.constantFrom('', '0', '5'),
  )
  .map(([before, inside, behind]) => before + inside + behind);

const names = fc.oneof(
  fc.constantFrom('a', 'n', 'node', 'n1x', '7', '10.0.0.1', 'n1:7433'),
  numbers.map(each => `n${each}`),
  numbers.map(each => each),
  numbers.map(each => `n${each}-ib`),
  fc.tuple(numbers, numbers).map(([a, b]) => `r${a}n${b}`),
  fc
    .tuple(
      fc.constantFrom('[1-2]', '[1,3]', '2', '[2-4]'),
      fc.constantFrom('[1-2]', '1', '[2-3]'),
      fc.constantFrom('[0-1]', '0', '[1-3]'),
    )
    .map(([a, b, c]) => `x${a}y${b}z${c}`),
  withDigits.map(each => `n${each}`),
);

/** Groups that expressions name, and the sources that they are of; `own` is the one without a name. */
export const someGroups: Record<string, Record<string, string>> = {
  own: {
    web: 'n[1-5],a',
    g1: 'n[1-3]',
    g2: 'n[02-04]!n03',
    g3: '@g1,@rack:r1',
    db: 'r[1-2]n[1-4]!r1n1',
    nothing: 'a!a',
  },
  rack: {r1: 'n[10-12]', r2: 'r1n[1-9/2],@r1', all: 'n[10-20],r[1-3]n[1-9]'},
};

const groups = fc.constantFrom(
  '@web',
  '@g[1-3]',
  '@g[1,3]',
  '@db',
  '@nothing',
  '@*',
  '@rack:*',
  '@rack:r1',
  '@rack:r[1-2]',
  '@@',
  '@@rack',
);

const masks = fc.constantFrom('n*', 'n?', '*', 'r?n[1-4]', 'n[1-2]*', '*1');

const operand = fc.oneof(
  {weight: 6, arbitrary: names},
  {weight: 2, arbitrary: groups},
  {weight: 1, arbitrary: masks},
);

const operator = fc.constantFrom(',', ',', '!', '&', '^', ' , ', ' ! ');

/** Expressions that ClusterShell 1.9.1 takes, and reads as 1.10 does. */
export const expression = fc
  .array(fc.tuple(operator, operand), {minLength: 1, maxLength: 6})
  .map(parts => parts.map(([sign, text], index) => (index === 0 ? text : sign + text)).join(''));
