import type {Path} from '../../config/yaml-file.ts';
import type {Conjunct} from './conjunct.ts';

/** One end of a range, and the keyword that says it. */
export interface Bound {
  readonly limit: number;
  readonly isExclusive: boolean;
  readonly keyword: string;
  /** undefined for what holds of every value, whatever the catalogue says. */
  readonly path: Path | undefined;
}

export interface Bounds {
  readonly lower: Bound;
  readonly upper: Bound;
}

/** A pair of keywords between which a value, its length or its number of elements has to be. */
interface Pair {
  readonly lower: readonly Keyword[];
  readonly upper: readonly Keyword[];
  readonly least: number;
  readonly most: number;
}

type Keyword =
  | 'minimum'
  | 'exclusiveMinimum'
  | 'maximum'
  | 'exclusiveMaximum'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems';

/** Other numbers are not held exactly, and refused whatever a schema says. */
const numbers: Pair = {
  lower: ['minimum', 'exclusiveMinimum'],
  upper: ['maximum', 'exclusiveMaximum'],
  least: Number.MIN_SAFE_INTEGER,
  most: Number.MAX_SAFE_INTEGER,
};

const pairs: Readonly<Record<string, Pair>> = {
  integer: numbers,
  number: numbers,
  string: {lower: ['minLength'], upper: ['maxLength'], least: 0, most: Infinity},
  array: {lower: ['minItems'], upper: ['maxItems'], least: 0, most: Infinity},
};

/**
 * Between what a value of `type` has to be that satisfies all of `conjuncts`; undefined for a type without an
 * order.
 */
export function boundsOf(type: string, conjuncts: readonly Conjunct[]): Bounds | undefined {
  const pair = pairs[type];
  if (!pair) return undefined;
  const lower = tightest(pair.lower, pair.least, conjuncts, (one, other) => one - other);
  const upper = tightest(pair.upper, pair.most, conjuncts, (one, other) => other - one);
  return {lower, upper};
}

/** True if no number is between the two. */
export const areEmpty = ({lower, upper}: Bounds): boolean =>
  lower.limit > upper.limit || (lower.limit === upper.limit && (lower.isExclusive || upper.isExclusive));

/** The least and the greatest whole number between the two. */
export function wholeWithin({lower, upper}: Bounds): [least: number, most: number] {
  const least = Math.ceil(lower.limit);
  const most = Math.floor(upper.limit);
  return [
    lower.isExclusive && least === lower.limit ? least + 1 : least,
    upper.isExclusive && most === upper.limit ? most - 1 : most,
  ];
}

/** The first multiple of `step` that is not below the lower bound. */
export function firstMultiple({lower}: Bounds, step: number): number {
  const first = Math.ceil(lower.limit / step) * step;
  return lower.isExclusive && first <= lower.limit ? first + step : first;
}

function tightest(
  keywords: readonly Keyword[],
  outermost: number,
  conjuncts: readonly Conjunct[],
  tighter: (one: number, other: number) => number,
): Bound {
  let bound: Bound = {limit: outermost, isExclusive: false, keyword: '', path: undefined};
  for (const {schema, path} of conjuncts) {
    for (const keyword of keywords) {
      const limit = (schema as Partial<Record<Keyword, number>>)[keyword];
      if (limit === undefined) continue;
      const isExclusive = keyword.startsWith('exclusive');
      const order = tighter(limit, bound.limit);
      if (order > 0 || (order === 0 && isExclusive))
        bound = {limit, isExclusive, keyword, path: [...path, keyword]};
    }
  }
  return bound;
}
