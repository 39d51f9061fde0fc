import {visible} from '../../base/quote.ts';
import type {ParamSchema, Plain} from '../told.ts';

const texts = ['title', 'description', 'pattern'] as const;
const numbers = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
] as const;
const types = ['string', 'integer', 'number', 'boolean', 'array'] as const;

/**
 * Takes of a JSON Schema (2020-12) that a host sent the parts that a form is made from: only the keywords that are known, each of
 * the type that it must have. The host checks the values; a form helps to fill them in. Pure.
 */
export function paramSchemaOf(sent: unknown, depth = 0): ParamSchema {
  const schema = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  const type = types.find(known => known === schema.type) ?? 'string';
  const choices = Array.isArray(schema.enum) ? schema.enum.filter(isPlain).filter(isPrintable) : [];
  return {
    type,
    secret: schema.writeOnly === true,
    ...pick(texts, name => (typeof schema[name] === 'string' ? visible(schema[name]) : undefined)),
    ...pick(numbers, name => (typeof schema[name] === 'number' ? schema[name] : undefined)),
    ...(choices.length > 0 && {choices}),
    ...defaultOf(schema.default),
    ...(type === 'array' && depth === 0 && {items: paramSchemaOf(schema.items, 1)}),
  };
}

function pick<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value | undefined,
): Partial<Record<Name, Value>> {
  const entries = names.map(name => [name, value(name)] as const).filter(([, found]) => found !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Name, Value>>;
}

function defaultOf(value: unknown): Pick<ParamSchema, 'default'> {
  const list = Array.isArray(value) ? value.filter(isPlain) : undefined;
  if (list) return {default: list.map(item => visible(String(item))).join('\n')};
  return isPlain(value) ? {default: visible(String(value))} : {};
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** One that looks like another is chosen on the command line alone. */
const isPrintable = (value: Plain) => typeof value !== 'string' || visible(value) === value;
