import {quote} from '../base/quote.ts';
import {NodeSetError} from './errors.ts';
import type {Range} from './ranges.ts';
import {parseRanges, RangeProblem} from './ranges.ts';

/** Union, difference, intersection, symmetric difference. */
export type Operator = ',' | '!' | '&' | '^';

/** One step of an expression: what is done with an operand and all that stands to the left of it. */
export interface Step {
  readonly operator: Operator;
  readonly operand: Operand;
}

/** Names that differ in ranges; or groups, if the first piece begins with `@`. */
export interface Operand {
  /** The place in the expression where it begins. */
  readonly offset: number;
  readonly pieces: readonly (string | readonly Range[])[];
}

/** Characters that an expression may have. */
export const longestExpression = 2 ** 20;

/**
 * Reads an expression of ClusterShell's grammar: operands with operators between them, done from left to right, none before
 * another. Blanks around operands are passed over. An empty expression has no steps. `within` is the group that it belongs to.
 *
 * @throws {NodeSetError} with the column of the mistake
 */
export function parseExpression(text: string, within?: string): Step[] {
  return new ExpressionParser(text, within).steps();
}

class ExpressionParser {
  readonly #text: string;
  readonly #within: string | undefined;
  #at = 0;

  constructor(text: string, within: string | undefined) {
    this.#text = text;
    this.#within = within;
  }

  steps(): Step[] {
    if (this.#text.length > longestExpression)
      this.#fail(0, `found ${this.#text.length} characters, expected at most ${longestExpression}`);
    const steps: Step[] = [];
    this.#passBlanks();
    if (this.#at === this.#text.length) return steps;
    for (let operator: Operator = ','; ; ) {
      steps.push({operator, operand: this.#operand()});
      const found = this.#text[this.#at];
      if (!isOperator(found)) return steps;
      operator = found;
      this.#at++;
      this.#passBlanks();
    }
  }

  /** Reads up to an operator, or the end. */
  #operand(): Operand {
    const offset = this.#at;
    const pieces: (string | readonly Range[])[] = [];
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined || isOperator(character)) break;
      if (isBlank(character)) {
        this.#passBlanks();
        const next = this.#text[this.#at];
        if (next === undefined || isOperator(next)) break;
        this.#fail(this.#at, `found ${quote(next)} behind a blank, expected one of , ! & ^ between names`);
      }
      const isFirst = pieces.length === 0;
      if (character !== '[') pieces.push(this.#words(isFirst));
      else if (isFirst && this.#bracketed().includes(':')) pieces.push(this.#address());
      else pieces.push(this.#ranges(pieces));
    }
    if (pieces.length === 0) {
      const next = this.#text[this.#at];
      const found = next === undefined ? 'the end' : quote(next);
      this.#fail(this.#at, `found ${found}, expected a name, a node set or @group`);
    }
    return {offset, pieces};
  }

  /** Characters of names, of groups and of masks. */
  #words(isFirst: boolean): string {
    const begin = this.#at;
    if (isFirst) while (this.#at - begin < 2 && this.#text[this.#at] === '@') this.#at++;
    while (/^[A-Za-z0-9._:%*?-]$/.test(this.#text[this.#at] ?? '')) this.#at++;
    if (this.#at > begin) return this.#text.slice(begin, this.#at);
    const found = this.#text.slice(begin, begin + 2);
    const character = String.fromCodePoint(found.codePointAt(0) ?? 0);
    return this.#fail(
      begin,
      character === ']'
        ? 'found ], and no [ before it'
        : `found ${quote(character)}, expected letters, digits, dots, hyphens or a range such as [1-10]`,
    );
  }

  /** An IPv6 address in its brackets. */
  #address(): string {
    const address = `[${this.#bracketed()}]`;
    this.#at += address.length;
    return address;
  }

  #ranges(before: Operand['pieces']): Range[] {
    const begin = this.#at;
    const last = before.at(-1);
    if (last !== undefined && (typeof last !== 'string' || (before.length > 1 && /^\d+$/.test(last))))
      this.#fail(begin, 'found [ behind a range, expected one pair of brackets for each number of a name');
    const inside = this.#bracketed();
    let ranges: Range[];
    try {
      ranges = parseRanges(inside);
    } catch (error) {
      if (!(error instanceof RangeProblem)) throw error;
      return this.#fail(begin + 1 + error.offset, error.message);
    }
    if (typeof last === 'string') this.#requireOneLength(ranges, last);
    this.#at += inside.length + 2;
    return ranges;
  }

  /**
   * Refuses `n1[5-20]`, which some read as n15 to n120 (ClusterShell does) and others as n15 to n19 and n110 to n120: a mistake
   * here would run commands on hosts that nobody meant.
   */
  #requireOneLength(ranges: readonly Range[], before: string): void {
    const digits = /\d+$/.exec(before)?.[0];
    if (digits === undefined) return;
    const unclear = ranges.find(
      ({first, last, width}) => width === 0 && (first < 0 || String(first).length !== String(last).length),
    );
    if (!unclear) return;
    const {first, last} = unclear;
    this.#fail(
      this.#at,
      `the range ${first}-${last} behind the digits ${quote(digits)} can be read in two ways, expected whole numbers in the brackets`,
    );
  }

  /** The text between a bracket and its other end. */
  #bracketed(): string {
    const begin = this.#at + 1;
    const length = this.#text.slice(begin).search(/[[\]]/);
    if (length === -1) return this.#fail(this.#text.length, 'found the end, expected ]');
    if (this.#text[begin + length] === '[') return this.#fail(begin + length, 'found [, expected ]');
    return this.#text.slice(begin, begin + length);
  }

  #passBlanks(): void {
    while (isBlank(this.#text[this.#at])) this.#at++;
  }

  #fail(offset: number, problem: string): never {
    throw new NodeSetError('node-set-invalid', {text: this.#text, offset, within: this.#within}, problem);
  }
}

const isOperator = (character: string | undefined): character is Operator =>
  character === ',' || character === '!' || character === '&' || character === '^';

const isBlank = (character: string | undefined): boolean => character !== undefined && /^\s$/.test(character);
