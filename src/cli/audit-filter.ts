import {CodedError} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import type {AuditFilter} from '../client/host.ts';
import {parseDuration} from '../config/units.ts';

/** What `reeve audit log` takes, as typed. */
export interface FilterWords {
  readonly person?: string;
  readonly command?: string;
  readonly event?: string;
  readonly outcome?: string;
  readonly job?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: string;
}

/** @throws {CodedError} `usage` naming the option */
export function filterOf({
  since,
  until,
  limit,
  person,
  command,
  event,
  outcome,
  job,
}: FilterWords): AuditFilter {
  const now = Date.now();
  const given = {
    person,
    command,
    event,
    outcome,
    job,
    since: timeOf('--since', since, now),
    until: timeOf('--until', until, now),
  };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return {...Object.fromEntries(entries), limit: countOf(limit)};
}

/** A date, a date with a time (RFC 3339), or how long ago. */
function timeOf(option: string, text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const ago = parseDuration(text);
  if (ago !== undefined) return now - ago;
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new CodedError(
    'usage',
    `${option}: ${quote(text)} is no time; give 2026-05-01, 2026-05-01T09:00Z, or 2h for two hours ago`,
  );
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new CodedError('usage', `--limit: ${quote(text)} is not a whole number from 1 to 999999`);
}
