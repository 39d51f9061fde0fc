import {quote} from '../../base/quote.ts';
import type {Parameter} from '../catalogue/parameter.ts';
import {withoutValue} from '../catalogue/shown-value.ts';
import {PolicyError} from '../errors.ts';

/** The values of a command's secrets by name, each allowed by its schema. */
export type SecretValues = ReadonlyMap<string, string>;

/**
 * Requires that the secrets that came beside an order are those of its command. No message repeats a value,
 * nor a name that the catalogue does not have: either may have been typed in the other's place. Throws
 * PolicyError `bad-parameter`.
 */
export function checkSecrets(given: SecretValues, parameters: ReadonlyMap<string, Parameter>): SecretValues {
  for (const [name, value] of given) {
    const parameter = parameters.get(name);
    if (parameter?.secret !== true)
      throw new PolicyError('bad-parameter', unknownSecret(parameter, parameters));
    const wrong = value.isWellFormed()
      ? parameter.wrong(value, withoutValue)
      : 'found half of a surrogate pair';
    if (wrong !== undefined) throw new PolicyError('bad-parameter', `secret ${quote(name)}: ${wrong}`);
  }
  for (const {name, secret} of parameters.values()) {
    if (secret && !given.has(name))
      throw new PolicyError(
        'bad-parameter',
        `secret ${quote(name)} is missing; give it with --secret ${name}`,
      );
  }
  return given;
}

/** Refuses a secret that stands in the order itself, which is kept. Throws PolicyError `secret-in-order`. */
export function refuseInOrder({name, secret}: Parameter): void {
  if (!secret) return;
  throw new PolicyError(
    'secret-in-order',
    `${quote(name)} is a secret, and orders are kept; give it with --secret ${name}, before the command's name`,
  );
}

function unknownSecret(parameter: Parameter | undefined, parameters: ReadonlyMap<string, Parameter>): string {
  if (parameter !== undefined)
    return `parameter ${quote(parameter.name)} is no secret; give it with --${parameter.name}`;
  const secrets = [...parameters.values()].flatMap(({name, secret}) => (secret ? [name] : []));
  return `a secret was given that the command does not have; ${secrets.length === 0 ? 'it has none' : `it has ${secrets.join(', ')}`}`;
}
