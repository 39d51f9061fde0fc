import {quote} from '../../base/quote.ts';
import {describeValue} from '../../config/expectation.ts';
import type {Parameter} from '../catalogue/parameter.ts';
import type {ShowValue} from '../catalogue/shown-value.ts';
import {PolicyError} from '../errors.ts';
import {refuseInOrder} from './check-secrets.ts';
import {unknownParameter} from './parse-args.ts';
import type {Params} from './render.ts';

/**
 * The values that a run goes by: those given, each allowed by its schema, and defaults for the others;
 * secrets are not among them. Throws PolicyError `bad-parameter` or `secret-in-order`.
 */
export function checkParams(
  given: Iterable<readonly [string, unknown]>,
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue = describeValue,
): Params {
  const values = new Map<string, unknown>();
  for (const [name, value] of given) {
    const parameter = parameters.get(name);
    if (parameter === undefined)
      throw new PolicyError('bad-parameter', unknownParameter(name, parameters, show));
    refuseInOrder(parameter);
    const wrong = parameter.wrong(value, show);
    if (wrong !== undefined) throw new PolicyError('bad-parameter', `parameter ${quote(name)}: ${wrong}`);
    values.set(name, value);
  }
  for (const {name, schema, required, secret} of parameters.values()) {
    if (secret || values.has(name)) continue;
    if (schema.default !== undefined) values.set(name, schema.default);
    else if (required) throw new PolicyError('bad-parameter', `parameter ${quote(name)} is missing`);
  }
  return values;
}
