import type {AuditFilter} from '../identity/generated/order.ts';
import type {Entry} from './generated/entry.ts';

/** Whether an entry matches all that the filter gives; `limit` is not its business. Pure. */
export function matches(entry: Entry, filter: AuditFilter): boolean {
  if (filter.since !== undefined && entry.time < filter.since) return false;
  if (filter.until !== undefined && entry.time > filter.until) return false;
  if (filter.event !== undefined && entry.event !== filter.event) return false;
  if (filter.person !== undefined && !('principal' in entry && entry.principal.name === filter.person))
    return false;
  if (filter.command !== undefined && !('command' in entry && entry.command === filter.command)) return false;
  if (filter.job !== undefined && !('job' in entry && entry.job === filter.job)) return false;
  return filter.outcome === undefined || hasOutcome(entry, filter.outcome);
}

/** `ok`, `failed` and `denied`, or the reason that a job ended for. */
function hasOutcome(entry: Entry, outcome: string): boolean {
  if (entry.event === 'denial') return outcome === 'denied';
  if (entry.event !== 'job-end') return false;
  const isOk = entry.outcome.reason === 'exited' && entry.outcome.exit === 0;
  if (outcome === 'ok') return isOk;
  if (outcome === 'failed') return !isOk;
  return entry.outcome.reason === outcome;
}

/**
 * Bytes that stand in the line of every entry that matches, so that most of the others need not be parsed; undefined
 * where the filter asks for nothing of the kind.
 */
export function needleOf({job, person, command, event}: AuditFilter): Buffer | undefined {
  const value = job ?? person ?? command ?? event;
  return value === undefined ? undefined : Buffer.from(JSON.stringify(value));
}
