import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import {describeValue} from '../../config/expectation.ts';
import {isHeldExactly} from '../../protocol/exact-number.ts';
import type {Parameter} from '../catalogue/parameter.ts';
import {wholeNumbers} from '../catalogue/parameter.ts';
import type {ShowValue} from '../catalogue/shown-value.ts';
import {withoutValue} from '../catalogue/shown-value.ts';
import {PolicyError} from '../errors.ts';
import type {ItemType, ParameterType} from '../generated/catalogue.ts';
import {refuseInOrder} from './check-secrets.ts';

/**
 * Turns arguments as typed into values of parameters, by nothing but the parameters' types: `--name value`,
 * `--name=value`; for a boolean `--name`, `--no-name`, `--name=true`; a list is filled by repetition. The
 * rest (and all after the first `--`) fills the parameters that no option named, in their order; a list takes
 * all that are left. No word fills a secret. Throws PolicyError `bad-parameter` or `secret-in-order`; whether
 * a value is allowed is for checkParams() to say.
 */
export function parseArgs(
  args: readonly string[],
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue = describeValue,
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const positional: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--') {
      positional.push(...args.slice(at + 1));
      break;
    }
    if (!word.startsWith('--')) {
      positional.push(word);
      continue;
    }
    const {parameter, text} = parseOption(word, parameters, show);
    if (text !== undefined) {
      give(values, parameter, text, show);
      continue;
    }
    const next = args[++at];
    if (next === undefined) throw new PolicyError('bad-parameter', `--${parameter.name} needs a value`);
    give(values, parameter, next, show);
  }
  givePositional(values, positional, parameters, show);
  return values;
}

function parseOption(
  word: string,
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue,
): {parameter: Parameter; text: string | undefined} {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals === -1 ? undefined : equals);
  const text = equals === -1 ? undefined : word.slice(equals + 1);
  const parameter = parameters.get(name);
  if (parameter !== undefined) {
    refuseInOrder(parameter);
    return {parameter, text: text ?? (parameter.type === 'boolean' ? 'true' : undefined)};
  }
  const denied = name.startsWith('no-') ? parameters.get(name.slice(3)) : undefined;
  if (denied?.type === 'boolean' && text === undefined) return {parameter: denied, text: 'false'};
  throw new PolicyError('bad-parameter', unknownParameter(name, parameters, show, '--'));
}

/** Returns the message about a parameter that the command does not have. */
export function unknownParameter(
  name: string,
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue,
  dashes = '',
): string {
  const unknown =
    show === withoutValue ? 'unknown parameter' : `unknown parameter ${quote(`${dashes}${name}`)}`;
  const written = (key: string) =>
    parameters.get(key)?.secret === true ? `--secret ${key}` : `${dashes}${key}`;
  const meant = nearest(name, parameters.keys());
  if (meant !== undefined) return `${unknown}; did you mean ${written(meant)}?`;
  const known = [...parameters.keys()].map(written);
  return `${unknown}; ${known.length === 0 ? 'this command has none' : `there are ${known.join(', ')}`}`;
}

function give(values: Map<string, unknown>, parameter: Parameter, text: string, show: ShowValue): void {
  const {name, type, itemType} = parameter;
  if (type === 'array') {
    const list = (values.get(name) ?? []) as unknown[];
    list.push(convert(text, itemType ?? 'string', name, show));
    values.set(name, list);
  } else if (values.has(name)) {
    throw new PolicyError('bad-parameter', `parameter ${quote(name)} is given twice`);
  } else {
    values.set(name, convert(text, type, name, show));
  }
}

function givePositional(
  values: Map<string, unknown>,
  positional: readonly string[],
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue,
): void {
  const open = [...parameters.values()].filter(({name, secret}) => !secret && !values.has(name));
  let at = 0;
  for (const parameter of open) {
    if (at >= positional.length) return;
    const end = parameter.type === 'array' ? positional.length : at + 1;
    for (const word of positional.slice(at, end)) give(values, parameter, word, show);
    at = end;
  }
  if (at >= positional.length) return;
  const takes = parameters.size === 0 ? 'this command takes none' : `expected at most ${at}`;
  throw new PolicyError('bad-parameter', `one word too many: ${show(positional[at])}; ${takes}`);
}

const wholeNumber = /^(0|-?[1-9][0-9]*)$/;
const decimalNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;

/** JSON's own spelling of numbers and booleans, and no other, is converted. */
function convert(text: string, type: ParameterType | ItemType, name: string, show: ShowValue): unknown {
  if (type === 'string') return text;
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new PolicyError(
      'bad-parameter',
      `parameter ${quote(name)}: found ${show(text)}, expected true or false`,
    );
  }
  const isNumber = (type === 'integer' ? wholeNumber : decimalNumber).test(text);
  const value = Number(text);
  // Of -0 a program would get 0.
  if (isNumber && isHeldExactly(text) && !Object.is(value, -0)) return value;
  const what = type === 'integer' ? 'a whole number' : 'a number';
  const expected = !isNumber ? what : type === 'integer' ? wholeNumbers : `${what} that is held exactly`;
  throw new PolicyError(
    'bad-parameter',
    `parameter ${quote(name)}: found ${show(text)}, expected ${expected}`,
  );
}
