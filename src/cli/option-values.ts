import {InvalidArgumentError} from 'commander';
import {quote} from '../base/quote.ts';
import {parseDuration} from '../config/units.ts';

/** Reads a duration as an option has it: `30s`, `10m`, `1h`. Milliseconds. */
export function durationOption(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined)
    throw new InvalidArgumentError(`${quote(text)} is no duration; give 30s, 10m or 1h, say`);
  return ms;
}
