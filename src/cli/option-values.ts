// Values of options as commander takes them: what is wrong with one is said after the name of its option.
import {InvalidArgumentError} from 'commander';
import {quote} from '../base/quote.ts';
import {parseDuration} from '../config/units.ts';

/** Collects the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Reads a duration: `30s`, `10m`, `1h`. Milliseconds. */
export function durationOption(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined)
    throw new InvalidArgumentError(`${quote(text)} is not a duration; give one such as 30s, 10m or 1h`);
  return ms;
}

export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`${quote(text)} is not a whole number from 1 to 999999`);
}

export function portNumber(text: string): number {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0;
  if (port >= 1024 && port <= 65_535) return port;
  throw new InvalidArgumentError(`${quote(text)} is not a port from 1024 to 65535`);
}

export function wholeDays(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`${quote(text)} is not a whole number of days, from 1 on`);
}
