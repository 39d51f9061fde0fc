import {quote} from '../../base/quote.ts';
import {parseDuration} from '../../config/units.ts';
import {usage} from '../errors.ts';

/**
 * A date (in UTC), a date with a time (RFC 3339; without a zone by this machine's), or how long before `now`.
 * Milliseconds since 1970.
 *
 * @throws {CodedError} `usage` naming the option
 */
export function timeOption<Text extends string | undefined>(
  option: string,
  text: Text,
  now: number,
): number | (Text & undefined) {
  if (text === undefined) return text as Text & undefined;
  const ago = parseDuration(text);
  if (ago !== undefined) return Math.max(0, now - ago);
  const [date] = /^\d{4}-\d\d-\d\d(?=$|T[\d:.]+(Z|[+-]\d\d:\d\d)?$)/.exec(text) ?? [];
  const time = date !== undefined && isDate(date) ? Date.parse(text) : Number.NaN;
  if (time >= 0) return time;
  throw usage(
    `${option}: ${quote(text)} is not a time; give 2026-05-01, 2026-05-01T09:00Z, or 2h for two hours ago`,
  );
}

/** `Date.parse` takes the 30th of February for one in March. */
function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** @throws {CodedError} `usage` if no time can be within both */
export function requireOrder(since: number | undefined, until: number | undefined): void {
  if (since === undefined || until === undefined || since < until) return;
  const [from, to] = [since, until].map(time => new Date(time).toISOString());
  throw usage(`--since: ${from} is not before --until, ${to}`);
}
