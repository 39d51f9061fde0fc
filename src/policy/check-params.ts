import {quote} from '../base/quote.ts';
import {PolicyError} from './errors.ts';
import type {Parameter} from './parameter.ts';
import type {Params} from './render.ts';
import {unknownParameter} from './words.ts';

/**
 * The values that a run goes by: those given, each allowed by its schema, and defaults for the others.
 * Throws PolicyError `bad-parameter`.
 */
export function checkParams(
  given: Iterable<readonly [string, unknown]>,
  parameters: ReadonlyMap<string, Parameter>,
): Params {
  const values = new Map<string, unknown>();
  for (const [name, value] of given) {
    const parameter = parameters.get(name);
    if (parameter === undefined)
      throw new PolicyError('bad-parameter', unknownParameter(name, name, parameters));
    const wrong = parameter.wrong(value);
    if (wrong !== undefined) throw new PolicyError('bad-parameter', `parameter ${quote(name)}: ${wrong}`);
    values.set(name, value);
  }
  for (const {name, schema, required} of parameters.values()) {
    if (values.has(name)) continue;
    if (schema.default !== undefined) values.set(name, schema.default);
    else if (required) throw new PolicyError('bad-parameter', `parameter ${quote(name)} is missing`);
  }
  return values;
}
