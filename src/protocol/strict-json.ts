import {quote} from '../base/quote.ts';
import {ProtocolError} from './errors.ts';
import {isHeldExactly} from './exact-number.ts';
import {limits} from './limits.ts';

/**
 * Reads one JSON text (RFC 8259) and refuses what `JSON.parse` lets through or leaves to the reader: duplicate
 * keys, `__proto__` and its kin as keys, lone surrogates, numbers that a double does not hold, nesting beyond
 * `limits.depth`, invalid UTF-8, a byte order mark.
 *
 * @throws {ProtocolError} `json`, saying what was wrong at which character
 */
export function parseStrict(text: string | Uint8Array): unknown {
  return new Reader(textOf(text), false).document();
}

/**
 * The same for a text that has one spelling only: numbers and strings as RFC 8785 (3.2.2) has them, no white space.
 * Members may stand in any order. `spell` writes such texts.
 *
 * @throws {ProtocolError} `json`, saying what was wrong at which character
 */
export function parseSpelled(text: string | Uint8Array): unknown {
  return new Reader(textOf(text), true).document();
}

const textOf = (text: string | Uint8Array) => (typeof text === 'string' ? text : decode(text));

const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new ProtocolError('json', 'invalid JSON: not UTF-8', {cause});
  }
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

class Reader {
  readonly #text: string;
  /** True if only the one spelling is taken. */
  readonly #isSpelled: boolean;
  #at = 0;

  constructor(text: string, isSpelled: boolean) {
    this.#text = text;
    this.#isSpelled = isSpelled;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#wrong('text after the value');
    return value;
  }

  #value(depth: number): unknown {
    this.#space();
    switch (this.#text.charCodeAt(this.#at)) {
      case 0x7b:
        return this.#object(depth);
      case 0x5b:
        return this.#array(depth);
      case 0x22:
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #object(depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    this.#enter(depth);
    if (this.#takes('}')) return result;
    do {
      this.#space();
      const key = this.#string();
      if (forbiddenKeys.has(key)) throw this.#wrong(`the key ${quote(key)} is not allowed`);
      if (Object.hasOwn(result, key)) throw this.#wrong(`the key ${quote(key)} stands twice`);
      if (!this.#takes(':')) throw this.#wrong('expected ":"');
      result[key] = this.#value(depth + 1);
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#wrong('expected "," or "}"');
    return result;
  }

  #array(depth: number): unknown[] {
    const result: unknown[] = [];
    this.#enter(depth);
    if (this.#takes(']')) return result;
    do result.push(this.#value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#wrong('expected "," or "]"');
    return result;
  }

  /** Goes past the bracket that opens an object or a list, which `depth` others hold. */
  #enter(depth: number): void {
    if (depth >= limits.depth) throw this.#wrong(`nested deeper than ${limits.depth}`);
    this.#at++;
  }

  #string(): string {
    const start = this.#at;
    if (this.#text.charCodeAt(start) !== 0x22) throw this.#wrong('expected a string');
    let end = this.#text.indexOf('"', start + 1);
    while (end !== -1 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    if (end === -1) throw this.#wrong('a string without an end');
    this.#at = end + 1;
    const token = this.#text.slice(start, end + 1);
    let value: string;
    try {
      // The grammar of escapes and the ban on raw control characters are those of JSON.parse.
      value = JSON.parse(token);
    } catch {
      throw this.#wrong('a string with a bad escape or a control character');
    }
    if (!value.isWellFormed()) throw this.#wrong('a string with a lone surrogate');
    if (this.#isSpelled && JSON.stringify(value) !== token)
      throw this.#wrong('a string with an escape that need not be, or another than RFC 8785 has it');
    return value;
  }

  #isEscaped(quoteAt: number): boolean {
    let backslashes = 0;
    while (this.#text.charCodeAt(quoteAt - 1 - backslashes) === 0x5c) backslashes++;
    return backslashes % 2 === 1;
  }

  #scalar(): number | boolean | null {
    for (const [word, value] of literals) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    numberPattern.lastIndex = this.#at;
    const [digits] = numberPattern.exec(this.#text) ?? [];
    if (digits === undefined) throw this.#wrong('expected a value');
    this.#at += digits.length;
    const value = Number(digits);
    if (!isHeldExactly(digits))
      throw this.#wrong(`the number ${shown(digits)} cannot be held exactly: a double makes ${value} of it`);
    if (this.#isSpelled && String(value) !== digits)
      throw this.#wrong(`the number ${shown(digits)} has to be spelled ${value}, as RFC 8785 has it`);
    return value;
  }

  #takes(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      if (this.#isSpelled) throw this.#wrong('white space, where there may be none');
      this.#at++;
    }
  }

  #wrong(what: string): ProtocolError {
    return new ProtocolError('json', `invalid JSON at character ${this.#at + 1}: ${what}`);
  }
}

const shown = (digits: string) => (digits.length > 40 ? `${digits.slice(0, 40)}…` : digits);
