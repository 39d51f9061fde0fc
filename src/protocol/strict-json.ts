import {quote} from '../base/quote.ts';
import {ProtocolError} from './errors.ts';
import {limits} from './limits.ts';

/**
 * Reads one JSON text (RFC 8259) and refuses what `JSON.parse` lets through or leaves to the reader: duplicate
 * keys, `__proto__` and its kin as keys, lone surrogates, numbers beyond a double, nesting beyond
 * `limits.depth`, invalid UTF-8, a byte order mark.
 *
 * @throws {ProtocolError} `json`, saying what was wrong at which character
 */
export function parseStrict(text: string | Uint8Array): unknown {
  const reader = new Reader(typeof text === 'string' ? text : decode(text));
  return reader.document();
}

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
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#wrong('text after the value');
    return value;
  }

  #value(depth: number): unknown {
    if (depth > limits.depth) throw this.#wrong(`nested deeper than ${limits.depth}`);
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
    this.#at++;
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
    this.#at++;
    if (this.#takes(']')) return result;
    do result.push(this.#value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#wrong('expected "," or "]"');
    return result;
  }

  #string(): string {
    const start = this.#at;
    if (this.#text.charCodeAt(start) !== 0x22) throw this.#wrong('expected a string');
    let end = this.#text.indexOf('"', start + 1);
    while (end !== -1 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    if (end === -1) throw this.#wrong('a string without an end');
    this.#at = end + 1;
    let value: string;
    try {
      // The grammar of escapes and the ban on raw control characters are those of JSON.parse.
      value = JSON.parse(this.#text.slice(start, end + 1));
    } catch {
      throw this.#wrong('a string with a bad escape or a control character');
    }
    if (!value.isWellFormed()) throw this.#wrong('a string with a lone surrogate');
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
    if (!Number.isFinite(value)) throw this.#wrong('a number too large');
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
      this.#at++;
    }
  }

  #wrong(what: string): ProtocolError {
    return new ProtocolError('json', `invalid JSON at character ${this.#at + 1}: ${what}`);
  }
}
