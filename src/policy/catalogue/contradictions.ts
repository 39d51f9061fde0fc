import type {Path} from '../../config/yaml-file.ts';
import type {ConstraintSchema, ParameterSchema} from '../generated/catalogue.ts';
import type {Bounds} from './bounds.ts';
import {areEmpty, boundsOf, firstMultiple, wholeWithin} from './bounds.ts';
import type {AnySchema, Conjunct} from './conjunct.ts';
import {conjunctsOf} from './conjunct.ts';

/** A place in a schema, and why no value that the schema asks for there could be given. */
export interface Contradiction {
  readonly path: Path;
  readonly message: string;
}

/** A mistake in a value, and where in it. */
export interface WrongValue {
  readonly message: string;
  readonly at: Path;
}

/** Returns what is wrong with a value by a schema; undefined if nothing is. */
export type Judge = (value: unknown) => WrongValue | undefined;

/**
 * Returns where a schema contradicts itself: a value that it names (`enum`, `const`, `examples`, `default`)
 * and that the rest of it refuses, and bounds that leave no value. Not every such schema is found: whether a
 * pattern has a text is not asked.
 *
 * @param judgeBy compiles a schema
 */
export function contradictionsOf(
  schema: ParameterSchema,
  judgeBy: (schema: object) => Judge,
): Contradiction[] {
  const found: Contradiction[] = [];
  const visit = (root: AnySchema & {type: string}, path: Path) =>
    new Visit(root.type, judgeBy, found).node({schema: root, path}, []);
  visit(schema, []);
  if (schema.items !== undefined) visit(schema.items, ['items']);
  if (found.length === 0) found.push(...tooFewValues(schema));
  return found;
}

/** More values than this are not tried one by one. */
const mostTried = 256;

/** One schema of a type, the parameter's or that of its elements. */
class Visit {
  readonly #type: string;
  readonly #judgeBy: (schema: object) => Judge;
  readonly #found: Contradiction[];

  constructor(type: string, judgeBy: (schema: object) => Judge, found: Contradiction[]) {
    this.#type = type;
    this.#judgeBy = judgeBy;
    this.#found = found;
  }

  /** @param around what a value that satisfies `node` has to satisfy besides */
  node(node: Conjunct, around: readonly Conjunct[]): void {
    const own = conjunctsOf(node);
    const conjuncts = [...around, ...own];
    const before = this.#found.length;
    let compiled: Judge | undefined;
    // Most parameters name no value, and need no second schema.
    const judge: Judge = value => {
      compiled ??= this.#judgeAll(conjuncts);
      return compiled(value);
    };
    for (const conjunct of own) this.#namedValues(conjunct, judge);
    if (this.#found.length === before) this.#values(node, conjuncts, judge);
    // A look inside would only tell the same again.
    if (this.#found.length > before) return;
    for (const {schema, path} of own) {
      const {anyOf = [], oneOf = [], not} = schema;
      const others = conjuncts.filter(each => each.schema !== schema);
      for (const [index, branch] of anyOf.entries())
        this.node({schema: branch, path: [...path, 'anyOf', index]}, [
          ...others,
          {schema: omit(schema, ['anyOf', 'allOf']), path},
        ]);
      for (const [index, branch] of oneOf.entries()) {
        const rest = oneOf.filter((_, at) => at !== index).map(each => ({schema: {not: each}, path}));
        this.node({schema: branch, path: [...path, 'oneOf', index]}, [
          ...others,
          {schema: omit(schema, ['oneOf', 'allOf']), path},
          ...rest,
        ]);
      }
      if (not !== undefined) this.#excluded(not, [...path, 'not']);
    }
  }

  /** All conjuncts at once: what one says in `allOf` stands among them by itself. */
  #judgeAll(conjuncts: readonly Conjunct[]): Judge {
    const allOf = conjuncts.map(({schema}) => omit(schema, ['allOf']));
    return this.#judgeBy({type: this.#type, allOf});
  }

  #namedValues({schema, path}: Conjunct, judge: Judge): void {
    for (const [at, value] of namedValues(schema)) {
      const wrong = judge(value);
      if (wrong) this.#report([...path, ...at, ...wrong.at], wrong.message);
    }
  }

  /** True if the bounds, and the other keywords, leave a value. */
  #values(node: Conjunct, conjuncts: readonly Conjunct[], judge: Judge): void {
    const bounds = boundsOf(this.#type, conjuncts);
    if (bounds && areEmpty(bounds)) {
      const {path, message} = between(bounds, node.path);
      this.#report(path, message);
      return;
    }
    const isNarrowed = conjuncts.some(({schema}) =>
      narrowing.some(keyword => Object.hasOwn(schema, keyword)),
    );
    const candidates = this.#allCandidates(bounds);
    const isRefused = (value: unknown) => isNarrowed && judge(value) !== undefined;
    if (candidates?.every(isRefused) === true) this.#report(node.path, 'there is no value that it allows');
    else if (bounds) this.#multiples(bounds, conjuncts);
  }

  /** All values that the bounds allow; undefined if there are too many to try. */
  #allCandidates(bounds: Bounds | undefined): unknown[] | undefined {
    if (this.#type === 'boolean') return [true, false];
    if (!bounds) return undefined;
    const {lower, upper} = bounds;
    if (this.#type === 'string') return upper.limit === 0 ? [''] : undefined;
    if (this.#type === 'number') return lower.limit === upper.limit ? [lower.limit] : undefined;
    if (this.#type !== 'integer') return undefined;
    const [least, most] = wholeWithin(bounds);
    if (most - least >= mostTried) return undefined;
    return Array.from({length: Math.max(most - least + 1, 0)}, (_, at) => least + at);
  }

  /** Steps that are no whole numbers are left to the one value in question: their multiples are not exact. */
  #multiples(bounds: Bounds, conjuncts: readonly Conjunct[]): void {
    for (const {schema, path} of conjuncts) {
      const {multipleOf: step} = schema;
      if (step === undefined || !Number.isSafeInteger(step)) continue;
      const first = firstMultiple(bounds, step);
      const {limit, isExclusive} = bounds.upper;
      if (first > limit || (isExclusive && first === limit))
        this.#report([...path, 'multipleOf'], `found ${step}, of which no multiple is within the bounds`);
    }
  }

  /** A `not` of another type excludes nothing: such a value could never be given. */
  #excluded(schema: ConstraintSchema, path: Path): void {
    if (Object.keys(schema).every(key => key === 'title' || key === 'description'))
      this.#report(path, 'found a schema that allows everything, so that no value is left');
    this.#typesOf({schema, path}, this.#judgeBy({type: this.#type}));
  }

  #typesOf({schema, path}: Conjunct, judge: Judge): void {
    this.#namedValues({schema, path}, judge);
    for (const key of ['allOf', 'anyOf', 'oneOf'] as const)
      for (const [index, each] of (schema[key] ?? []).entries())
        this.#typesOf({schema: each, path: [...path, key, index]}, judge);
    if (schema.not !== undefined) this.#typesOf({schema: schema.not, path: [...path, 'not']}, judge);
  }

  #report(path: Path, message: string): void {
    this.#found.push({path, message});
  }
}

/** Keywords that can exclude values which the bounds leave. */
const narrowing = ['pattern', 'multipleOf', 'anyOf', 'oneOf', 'not'] as const;

function omit(schema: AnySchema, keywords: readonly string[]): AnySchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keywords.includes(key))) as AnySchema;
}

/** A list without equal elements has no more of them than there are values. */
function tooFewValues({type, uniqueItems, items, ...schema}: ParameterSchema): Contradiction[] {
  const least = boundsOf(type, conjunctsOf({schema: {type, ...schema}, path: []}))?.lower;
  if (uniqueItems !== true || items === undefined || least?.path === undefined) return [];
  const count = valueCount(items.type, items);
  if (least.limit <= count) return [];
  const message = `found ${least.limit}, but there are only ${count} values for its elements, none of them twice`;
  return [{path: least.path, message}];
}

function valueCount(type: string, {enum: values, const: only, ...schema}: AnySchema): number {
  if (only !== undefined) return 1;
  if (values !== undefined) return new Set(values).size;
  if (type === 'boolean') return 2;
  const bounds = type === 'integer' ? boundsOf(type, conjunctsOf({schema, path: []})) : undefined;
  if (!bounds) return Infinity;
  const [least, most] = wholeWithin(bounds);
  return most - least + 1;
}

/** The values that a schema names itself, and where. */
export function* namedValues(schema: AnySchema): Iterable<[Path, unknown]> {
  const {enum: values = [], const: only} = schema;
  for (const [index, value] of values.entries()) yield [['enum', index], value];
  if (only !== undefined) yield [['const'], only];
  if ('examples' in schema)
    for (const [index, value] of (schema.examples ?? []).entries()) yield [['examples', index], value];
  if ('default' in schema && schema.default !== undefined) yield [['default'], schema.default];
}

/** Told where it stands in what was looked at last: what is around it was found to be right. */
function between({lower, upper}: Bounds, within: Path): {path: Path; message: string} {
  const isInside = (path: Path | undefined) =>
    path !== undefined && within.every((step, index) => path[index] === step);
  const [one, other] = isInside(lower.path) ? [lower, upper] : [upper, lower];
  const sides = one === lower ? ['below', 'at most'] : ['above', 'at least'];
  const side = sides[lower.limit === upper.limit ? 0 : 1];
  const whose = other.path === undefined ? '' : `, the ${other.keyword}`;
  return {
    path: one.path ?? within,
    message: `found ${one.limit}, expected ${side} ${other.limit}${whose}; no value fits both`,
  };
}
