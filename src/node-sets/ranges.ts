import {quote} from '../base/quote.ts';

/** Whole numbers from `first` to `last`, of which every `step`th is meant; `last` itself may be none of them. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  /** Digits that each number has at least, filled up with zeros; 0 if they are not filled up. */
  readonly width: number;
}

/** A mistake in text that is no list of ranges. */
export class RangeProblem extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Reads `1-10,12`, `01-10` (each number has two digits), `0-8/2` (every second), `-3-4` (from minus three). Blanks around numbers
 * and signs are passed over.
 *
 * @throws {RangeProblem}
 */
export function parseRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let offset = 0;
  for (const part of text.split(',')) {
    ranges.push(parseRange(part, offset));
    offset += part.length + 1;
  }
  return ranges;
}

/** The number of numbers. */
export const countOf = ({first, last, step}: Range): number => Math.floor((last - first) / step) + 1;

/** Each number as text, ascending. */
export function* numbersOf({first, last, step, width}: Range): Generator<string> {
  for (let number = first; number <= last; number += step) yield String(number).padStart(width, '0');
}

/** Compares numbers as text: a shorter one comes first, so that `2`, `01`, `10` and `001` stand in this order. */
export const compareNumbers = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** The shortest list of ranges, without steps, of distinct numbers that {@link compareNumbers} put in order. */
export function foldNumbers(numbers: readonly string[]): string {
  const ranges: string[] = [];
  let [first] = numbers;
  for (const [index, number] of numbers.entries()) {
    const next = numbers[index + 1];
    if (next !== undefined && follows(next, number, first ?? number)) continue;
    ranges.push(first === number ? number : `${first}-${number}`);
    first = next;
  }
  return ranges.join(',');
}

/** The digits that a number may have which is counted with. */
export const mostDigits = 15;

const longestRange = 128;

const rangePattern = /^\s*(-?)\s*(\d+)\s*(?:-\s*(-?)\s*(\d+)\s*)?(?:\/\s*(\d+)\s*)?$/;

function parseRange(part: string, offset: number): Range {
  const begin = offset + (part.length - part.trimStart().length);
  // The pattern takes quadratic time over blanks, so it sees no long text.
  const match = part.length > longestRange ? null : rangePattern.exec(part);
  if (match === null) {
    const found = part.trim() === '' ? 'nothing' : quote(part.trim());
    throw new RangeProblem(begin, `found ${found}, expected a number or a range such as 1-10 or 0-8/2`);
  }
  const [, minus, from = '', otherMinus, to = from, everyNth] = match;
  if ([from, to, everyNth ?? ''].some(digits => digits.length > mostDigits))
    throw new RangeProblem(begin, `found a number of more than ${mostDigits} digits`);
  const isRange = match[4] !== undefined;
  if (everyNth !== undefined && !isRange && Number(everyNth) !== 1)
    throw new RangeProblem(begin, `${part.trim()} has a step and no range, expected one such as 1-10/2`);
  const step = Number(everyNth ?? 1);
  if (step === 0) throw new RangeProblem(begin, 'a step of 0 leads nowhere, expected 1 or more');
  const first = signed(minus, from);
  const last = isRange ? signed(otherMinus, to) : first;
  const isPadded = hasZeros(from) || (isRange && hasZeros(to));
  if (isPadded && (minus === '-' || otherMinus === '-'))
    throw new RangeProblem(begin, 'numbers below zero cannot be filled up with zeros');
  if (isPadded && isRange && from.length !== to.length) {
    const width = Math.max(from.length, to.length);
    const [a, b] = [from.padStart(width, '0'), to.padStart(width, '0')];
    throw new RangeProblem(
      begin,
      `${from} and ${to} are filled up to different lengths, expected the same, such as ${a}-${b}`,
    );
  }
  if (first > last)
    throw new RangeProblem(begin, `${part.trim()} runs backwards, expected the lower number first`);
  return {first, last, step, width: isPadded ? from.length : 0};
}

const signed = (minus: string | undefined, digits: string): number =>
  minus === '-' ? -Number(digits) : Number(digits);

const hasZeros = (digits: string): boolean => digits.length > 1 && digits.startsWith('0');

/** True if `next` is the number after `number` in a range that begins with `first`. */
function follows(next: string, number: string, first: string): boolean {
  if (next.length > mostDigits || Number(next) !== Number(number) + 1) return false;
  return hasZeros(first) ? next.length === first.length : !hasZeros(next);
}
