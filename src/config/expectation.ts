import {quote, visible} from '../base/quote.ts';

/** An error of Ajv about a keyword that failed, with `verbose`. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer (RFC 6901). */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly propertyName?: string;
  readonly schema?: unknown;
  readonly parentSchema?: {readonly description?: unknown; readonly [keyword: string]: unknown};
  readonly data?: unknown;
}

/**
 * Returns what a failed keyword of a schema expected, to follow the word `expected`. The `description` of one
 * of our own schemas is written for that; for the parameter of a command pass `byKeyword`, since its
 * description says what it is for.
 */
export function expectation(error: SchemaError, byKeyword = false): string {
  const described = error.parentSchema?.description;
  if (!byKeyword && typeof described === 'string') return described;
  const {allowedValue, allowedValues} = error.params;
  const {limit, type, pattern, comparison, multipleOf} = error.params as Readonly<
    Record<string, string | number>
  >;
  switch (error.keyword) {
    case 'type':
      return typeNames[String(type)] ?? String(type);
    case 'enum':
      return `one of ${(allowedValues as unknown[]).map(describeValue).join(', ')}`;
    case 'const':
      return describeValue(allowedValue);
    case 'pattern':
      return `text that ${patternInWords(String(pattern))}`;
    case 'minLength':
      return `at least ${limit} character${limit === 1 ? '' : 's'}`;
    case 'maxLength':
      return `at most ${limit} characters`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `a number ${comparison} ${limit}`;
    case 'multipleOf':
      return `a multiple of ${multipleOf}`;
    case 'minItems':
      return `at least ${limit} of them`;
    case 'maxItems':
      return `at most ${limit} of them`;
    case 'uniqueItems':
      return 'no value twice';
    default:
      return `something that the schema allows (${error.message ?? error.keyword})`;
  }
}

/** The rule of a pattern, in words: `begins with "/"` where it is as plain as that. */
export function patternInWords(pattern: string): string {
  const [, begin] = /^\^([\w/ @:,-]+)$/.exec(pattern) ?? [];
  return begin === undefined ? `matches ${visible(pattern)}` : `begins with "${begin}"`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

/** Returns what was found, to follow the word `found`: short, printable, and telling text from numbers. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  return typeof value === 'object' ? 'a map' : String(value as number | boolean);
}

/** Returns the advice for a value that YAML reads as a number or as a boolean where text is due. */
export const quotesHint = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean' ? '; put it into quotes' : '';
