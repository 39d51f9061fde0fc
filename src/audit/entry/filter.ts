import type {AuditFilter} from '../../identity/generated/order.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {Entry} from '../generated/entry.ts';
import {denialKinds, kindOfDenial} from './denial-kind.ts';
import {jobOf} from './job-of.ts';
import {isReadingBy} from './readings.ts';

const events: Readonly<Record<Entry['event'], true>> = {
  'job-queued': true,
  'job-start': true,
  'job-end': true,
  denial: true,
  attach: true,
  cancel: true,
  reload: true,
  'account-read': true,
  message: true,
  listen: true,
  watch: true,
  strangers: true,
  'server-start': true,
  'server-stop': true,
};

const reasons: Readonly<Record<Outcome['reason'], true>> = {
  exited: true,
  signaled: true,
  timeout: true,
  'idle-timeout': true,
  'output-limit': true,
  'output-lost': true,
  'memory-limit': true,
  'cpu-limit': true,
  'process-limit': true,
  'open-files-limit': true,
  'file-size-limit': true,
  cancelled: true,
  'not-started': true,
  'never-started': true,
  'server-stopped': true,
  lost: true,
};

/** The values of `event` and `outcome` in a filter that can match an entry. */
export const entryEvents: readonly string[] = Object.keys(events);
export const entryOutcomes: readonly string[] = ['ok', 'failed', ...denialKinds, ...Object.keys(reasons)];

/**
 * True if an entry matches all fields of the filter, as far as it tells: `limit` is not looked at, and of
 * `file` only that it is the end of a transfer. Pure.
 */
export function matches(entry: Entry, filter: AuditFilter): boolean {
  const {since, until, after, event, host, person, group, command, job, outcome, text, file} = filter;
  const {fleet, notReadBy} = filter;
  if (since !== undefined && entry.time < since) return false;
  if (until !== undefined && entry.time > until) return false;
  if (after !== undefined && entry.seq <= after) return false;
  if (event !== undefined && entry.event !== event) return false;
  if (host !== undefined && entry.host !== host) return false;
  if (person !== undefined && !('principal' in entry && entry.principal.name === person)) return false;
  if (group !== undefined && !('principal' in entry && entry.principal.groups.includes(group))) return false;
  if (command !== undefined && !('command' in entry && entry.command === command)) return false;
  if (job !== undefined && !jobOf(entry).endsWith(job)) return false;
  if (fleet !== undefined && !('fleet' in entry && entry.fleet?.endsWith(fleet))) return false;
  if (notReadBy !== undefined && isReadingBy(entry, notReadBy)) return false;
  if (outcome !== undefined && !hasOutcome(entry, outcome)) return false;
  if (file !== undefined && !(entry.event === 'job-end' && entry.transfer)) return false;
  return text === undefined || holds(entry, patternOf(text));
}

/** Compares with `ok`, `failed`, the reason that a job ended for, or the kind of a denial. */
function hasOutcome(entry: Entry, outcome: string): boolean {
  if (entry.event === 'denial') return outcome === kindOfDenial(entry.code);
  if (entry.event !== 'job-end') return false;
  const isOk = entry.outcome.reason === 'exited' && entry.outcome.exit === 0;
  if (outcome === 'ok') return isOk;
  if (outcome === 'failed') return !isOk;
  return entry.outcome.reason === outcome;
}

/** True if a text in an entry matches. The signed bytes, in base64, are left out. */
function holds(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name !== 'envelope' && holds(inner, pattern));
}

/** A pattern for a text, upper or lower case. */
export function patternOf(text: string, flags = 'i'): RegExp {
  return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), flags);
}
