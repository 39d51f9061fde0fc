import {isIPv6} from 'node:net';
import {compareNumbers, mostDigits} from './ranges.ts';

/** True for the name or address of a host, with or without a port: `lab-01`, `lab-01:7433`, `10.0.0.7`, `::1`, `[::1]:7433`. */
export function isNodeName(text: string): boolean {
  const match = /^(?:\[([^[\]]{2,64})\]|[A-Za-z0-9_.-]{1,255})(?::([1-9]\d{0,4}))?$/.exec(text);
  if (match === null) return isIPv6(text);
  const [, address, port] = match;
  return (address === undefined || isIPv6(address)) && Number(port ?? 0) <= 65_535;
}

/** A name, taken apart. */
export interface NameParts {
  readonly name: string;
  /** The name with `%s` in the place of each number. */
  readonly pattern: string;
  readonly numbers: readonly string[];
}

/**
 * Takes a name apart at its numbers. An IPv6 address has none, since its digits are no count; a number of more digits than can be
 * counted with stays a part of the pattern, and so does all of a text that is no name.
 */
export function partsOf(name: string): NameParts {
  if (name.includes('[') || !/^[A-Za-z0-9_.-]+(?::\d+)?$/.test(name))
    return {name, pattern: name, numbers: []};
  const numbers: string[] = [];
  const pattern = name.replaceAll(/\d+/g, digits => {
    if (digits.length > mostDigits) return digits;
    numbers.push(digits);
    return '%s';
  });
  return {name, pattern, numbers};
}

/** Puts distinct names in the order in which people count: `lab-2` before `lab-10`, and `lab-2` before `lab-02`. */
export function inOrder(names: Iterable<string>): string[] {
  return [...names]
    .map(partsOf)
    .sort(compareParts)
    .map(({name}) => name);
}

function compareParts(a: NameParts, b: NameParts): number {
  if (a.pattern !== b.pattern) return a.pattern < b.pattern ? -1 : 1;
  for (const [index, number] of a.numbers.entries()) {
    const order = compareNumbers(number, b.numbers[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
