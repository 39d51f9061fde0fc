import {quote} from '../base/quote.ts';
import {ProtocolError} from './errors.ts';
import {limits} from './limits.ts';

/**
 * Writes a value in the one spelling that is signed: numbers and strings as RFC 8785 (3.2.2) has them, no white space,
 * members in the order in which they stand. A member that is undefined is left out.
 *
 * @param name what the value is called, for the error
 * @throws {ProtocolError} `json` if JSON cannot say it, or would say something else
 */
export function spell(value: unknown, name = 'the value'): string {
  requireSpellable(value, name, 0);
  return JSON.stringify(value);
}

function requireSpellable(value: unknown, name: string, depth: number): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      if (!value.isWellFormed()) throw wrong(name, 'a lone surrogate is no text');
      return;
    case 'number':
      requireHeld(value, name);
      return;
    case 'object':
      if (value !== null) requireMembers(value, name, depth);
      return;
    default:
      throw wrong(name, `JSON has no ${typeof value}`);
  }
}

function requireMembers(value: object, name: string, depth: number): void {
  if (depth >= limits.depth) throw wrong(name, `it is nested deeper than ${limits.depth}`);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) requireSpellable(item, `${name}[${index}]`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw wrong(name, 'expected a plain object, a list, text, a number, true, false or null');
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw wrong(name, 'a key with a lone surrogate is no text');
    if (member !== undefined) requireSpellable(member, `${name}.${key}`, depth + 1);
  }
}

function requireHeld(value: number, name: string): void {
  if (!Number.isFinite(value)) throw wrong(name, `JSON has no ${value}`);
  if (Object.is(value, -0)) throw wrong(name, '-0 is spelled 0: give 0');
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw wrong(
      name,
      `${value} is beyond ${Number.MAX_SAFE_INTEGER}, where whole numbers are no longer held exactly`,
    );
}

function wrong(name: string, why: string): ProtocolError {
  return new ProtocolError('json', `${quote(name)} cannot be written as JSON: ${why}`);
}
