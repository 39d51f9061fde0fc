import type {Param, ParamSchema, Plain} from '../told.ts';

/** How a field of a form is filled in, by the schema of its parameter. */
export type FieldKind = 'text' | 'number' | 'yes-no' | 'choice' | 'lines' | 'secret';

export function kindOf({schema}: Param): FieldKind {
  if (schema.secret) return 'secret';
  if (schema.choices) return 'choice';
  switch (schema.type) {
    case 'boolean':
      return 'yes-no';
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return 'lines';
    case 'string':
      return 'text';
  }
}

/** The value that a person typed for a parameter, as the order has it; undefined if it is left out. Pure. */
export function typedValue(param: Param, typed: string): Plain | readonly Plain[] | undefined {
  const {schema} = param;
  if (typed === '') return undefined;
  switch (kindOf(param)) {
    case 'choice':
      return schema.choices?.find(value => String(value) === typed);
    case 'yes-no':
      return typed === 'yes';
    case 'number':
      return numberIn(typed);
    case 'lines': {
      const lines = typed.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
      const type = schema.items?.type;
      if (type === 'boolean')
        return lines.map(line => (line === 'true' || line === 'false' ? line === 'true' : line));
      return type === 'integer' || type === 'number' ? lines.map(numberIn) : lines;
    }
    case 'text':
    case 'secret':
      return typed;
  }
}

/** A number as JSON spells it; else the text, which the host refuses with what it expects. */
function numberIn(typed: string): number | string {
  const text = typed.trim();
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}

/** The demands of a schema in words; empty if the field itself says all of them. Pure. */
export function wordsOf({schema, required}: Param): string {
  const of = schema.items ?? schema;
  const {pattern, multipleOf} = of;
  const words = [
    ...(schema.type === 'array' ? ['one a line', ...amount(schema.minItems, schema.maxItems, 'lines')] : []),
    ...(of.type === 'integer' ? ['a whole number'] : of.type === 'number' ? ['a number'] : []),
    ...range(of),
    ...amount(of.minLength, of.maxLength, 'characters'),
    ...(pattern === undefined ? [] : [`of the form ${pattern}`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
  ];
  const last =
    schema.default !== undefined
      ? [`${schema.default.replaceAll('\n', ', ') || 'nothing'} unless given`]
      : required
        ? []
        : ['may be left out'];
  return [words.join(', '), ...last].filter(text => text !== '').join('; ');
}

function amount(least: number | undefined, most: number | undefined, what: string): string[] {
  if (least === undefined && most === undefined) return [];
  if (least === undefined) return [`at most ${most} ${what}`];
  return most === undefined ? [`at least ${least} ${what}`] : [`${least} to ${most} ${what}`];
}

function range({minimum, maximum, exclusiveMinimum, exclusiveMaximum}: ParamSchema): string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${minimum} to ${maximum}`];
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
  ];
}
