import {entryEvents, entryOutcomes} from '../../audit/entry/filter.ts';
import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import {isIdEnding, isOrderId} from '../../identity/order-id.ts';
import type {AuditFilter} from '../../index.ts';
import {usage} from '../errors.ts';
import {requireOrder, timeOption} from './time-option.ts';

/** Options of `reeve audit log` that choose entries. */
export interface FilterOptions {
  readonly person?: string;
  readonly group?: string;
  readonly command?: string;
  readonly outcome?: string;
  readonly host?: string;
  readonly event?: string;
  readonly job?: string;
  readonly fleet?: string;
  readonly text?: string;
  readonly file?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit?: string;
  readonly follow?: boolean;
}

/** @throws {CodedError} `usage` naming the option */
export function filterOf(options: FilterOptions, now: number): AuditFilter {
  const {since, until, limit, follow, job, fleet, text, file, ...names} = options;
  const given = {
    ...(Object.fromEntries(fieldNames.map(name => [name, checked(name, names[name], 64)])) as Partial<
      Record<(typeof fieldNames)[number], string>
    >),
    job,
    fleet: endingOf(fleet),
    text: checked('text', text, 256),
    file: checked('file', file, 4096),
    since: timeOption('--since', since, now),
    until: timeOption('--until', until, now),
    limit: limit === undefined ? undefined : countOf(limit),
    follow,
  };
  requireKnown('event', given.event, entryEvents);
  requireKnown('outcome', given.outcome, entryOutcomes);
  requireOrder(given.since, given.until);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const fieldNames = ['person', 'group', 'command', 'outcome', 'host', 'event'] as const;

function checked(name: string, value: string | undefined, most: number): string | undefined {
  if (value === undefined || (value.length > 0 && value.length <= most)) return value;
  throw usage(`--${name}: ${quote(value)} is not a text of 1 to ${most} characters`);
}

/** An id of a run on many hosts, or the end of one. */
function endingOf(fleet: string | undefined): string | undefined {
  if (fleet === undefined || isOrderId(fleet) || isIdEnding(fleet)) return fleet;
  throw usage(`--fleet: ${quote(fleet)} is not an id, or the last 4 or more characters of one`);
}

/** A typing mistake would look as if nothing had happened. */
function requireKnown(name: string, value: string | undefined, known: readonly string[]): void {
  if (value === undefined || known.includes(value)) return;
  const near = nearest(value, known);
  const hint = near === undefined ? '' : `did you mean ${near}? `;
  throw usage(`--${name}: there is no ${quote(value)}; ${hint}there are ${known.join(', ')}`);
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw usage(`--limit: ${quote(text)} is not a whole number from 1 to 999999`);
}
