import type {ValidateFunction} from 'ajv';
import {Ajv2020} from 'ajv/dist/2020.js';
import {messageOf} from '../../base/errors.ts';
import {describeValue, expectation, quotesHint} from '../../config/expectation.ts';
import {pathOf} from '../../config/schema-problems.ts';
import type {ConstraintSchema, ItemType, ParameterSchema, ParameterType} from '../generated/catalogue.ts';
import type {Contradiction, WrongValue} from './contradictions.ts';
import {contradictionsOf} from './contradictions.ts';
import {linearPattern} from './linear-pattern.ts';
import type {ShowValue} from './shown-value.ts';

/** A parameter of a command, ready to check values. */
export interface Parameter {
  name: string;
  type: ParameterType;
  /** The type of a list's elements. */
  itemType: ItemType | undefined;
  /** As written, for people and programs that want to know. */
  schema: ParameterSchema;
  allowDash: boolean;
  /** True if a run must give it: it is a secret, or has no default and stands outside of nested lists. */
  required: boolean;
  /** Its values come beside the order, and are written down nowhere. */
  secret: boolean;
  /** undefined if the value is right, else `found ..., expected ...`. */
  wrong(value: unknown, show?: ShowValue): string | undefined;
}

/** The numbers that are held exactly, to follow the word `expected`. */
export const wholeNumbers = `a whole number from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}: others are not held exactly`;

/** Compiles parameter schemas; one for all of a catalogue, so that equal patterns are kept once. */
export class ParameterCompiler {
  readonly #ajv = new Ajv2020({
    strict: true,
    ownProperties: true,
    verbose: true,
    // The keywords were checked by schemas/catalogue.json: no `$ref`, `$data` or `format` comes here.
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    code: {regExp: linearPattern},
  });

  constructor() {
    this.#ajv.addKeyword({keyword: 'allowDash', schemaType: 'boolean'});
  }

  /** Throws an Error whose message says what is wrong with the schema. */
  compile(name: string, schema: ParameterSchema, required: boolean): Parameter {
    const validate = this.#compile(schema);
    const wrong = (value: unknown, show: ShowValue = describeValue): string | undefined => {
      if (validate(value)) return wrongNumber(value, show);
      const error = validate.errors?.[0];
      // ajv keeps the last errors, and they the value.
      validate.errors = null;
      if (error === undefined) return `found ${show(value)}`;
      return `found ${show(error.data)}, expected ${expectation(error, true)}`;
    };
    if (schema.type === 'array' && schema.items === undefined)
      throw new Error('"items" is missing; expected a JSON Schema of one element');
    const secret = schema.writeOnly === true;
    if (secret) refuseWritten(schema);
    const itemType = schema.type === 'array' ? schema.items?.type : undefined;
    const allowDash = schema.allowDash === true;
    return {
      name,
      type: schema.type,
      itemType,
      schema,
      allowDash,
      required: required || secret,
      secret,
      wrong,
    };
  }

  /** Returns where a compiled schema asks for a value that nobody could give. */
  contradictions(schema: ParameterSchema): Contradiction[] {
    return contradictionsOf(schema, part => {
      const validate = this.#ajv.compile(part);
      this.#ajv.removeSchema(part);
      return value => wrongWritten(value, validate);
    });
  }

  #compile(schema: ParameterSchema): ValidateFunction {
    try {
      return this.#ajv.compile(schema);
    } catch (error) {
      const message = messageOf(error).replace(/^strict (mode|types): /, '');
      const mismatch = /^missing type "([^"]*)" for keyword "([^"]*)"/.exec(message);
      throw new Error(mismatch === null ? message : `${mismatch[2]}: is for type ${mismatch[1]} only`, {
        cause: error,
      });
    }
  }
}

/**
 * A program gets a number as its text. One that means another number there, or that programs read another way
 * (`atoi` makes 1 of `1e+21`), is wrong whatever its schema says.
 */
function wrongNumber(value: unknown, show: ShowValue): string | undefined {
  for (const number of Array.isArray(value) ? value : [value]) {
    if (typeof number !== 'number') continue;
    if (Number.isInteger(number) && !Number.isSafeInteger(number))
      return `found ${show(number)}, expected ${wholeNumbers}`;
    if (String(number).includes('e')) return `found ${show(number)}, expected a number without an exponent`;
  }
  return undefined;
}

/** Returns what is wrong with a value that a schema names itself. */
function wrongWritten(value: unknown, validate: ValidateFunction): WrongValue | undefined {
  if (validate(value)) {
    const message = wrongNumber(value, describeValue) ?? wrongText(value);
    return message === undefined ? undefined : {message, at: []};
  }
  const error = validate.errors?.[0];
  validate.errors = null;
  if (error === undefined) return {message: `found ${describeValue(value)}`, at: []};
  const {data, keyword, params, instancePath} = error;
  const hint = keyword === 'type' && params.type === 'string' ? quotesHint(data) : '';
  const message = `found ${describeValue(data)}, expected ${expectation(error, true)}${hint}`;
  return {message, at: pathOf(instancePath)};
}

function wrongText(value: unknown): string | undefined {
  const wrong = [value].flat().find(each => typeof each === 'string' && each.includes('\0'));
  return wrong === undefined
    ? undefined
    : `found ${describeValue(wrong)}, expected text without NUL, which no argument can hold`;
}

/** The catalogue, which many may read, is no place for the value of a secret. */
function refuseWritten(schema: ParameterSchema): void {
  if (schema.type !== 'string') throw new Error('writeOnly: is for type string only');
  if (schema.allowDash !== undefined) throw new Error('allowDash: a secret is never an argument');
  const written = ['default', 'const', 'enum', 'examples'] as const;
  const visit = (constraint: ConstraintSchema): void => {
    for (const key of written) {
      if (Object.hasOwn(constraint, key))
        throw new Error(`${key}: says a value of a secret, which only its caller may know`);
    }
    const {allOf = [], anyOf = [], oneOf = [], not} = constraint;
    for (const inner of [...allOf, ...anyOf, ...oneOf, ...(not === undefined ? [] : [not])]) visit(inner);
  };
  visit(schema);
}
