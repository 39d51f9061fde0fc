import type {Outcome} from '../protocol/generated/wire.ts';
import type {Entry} from './generated/entry.ts';

/** An entry as one row of a table. The texts are as they were recorded: whoever shows them makes them visible. */
export interface EntrySummary {
  time: number;
  event: Entry['event'];
  /** The person, or nothing. */
  who: string;
  /** The command, the job or what else it was about. */
  what: string;
  /** How it went: `exit 0`, `SIGKILL`, `timeout`, a code. */
  outcome: string;
}

export function summarize(entry: Entry): EntrySummary {
  const who = 'principal' in entry ? entry.principal.name : '';
  return {time: entry.time, event: entry.event, who, ...describe(entry)};
}

function describe(entry: Entry): {what: string; outcome: string} {
  switch (entry.event) {
    case 'job-queued':
    case 'job-start':
      return {what: entry.argv.join(' '), outcome: ''};
    case 'job-end':
      return {what: entry.command, outcome: summarizeOutcome(entry.outcome)};
    case 'denial':
      return {what: entry.command ?? entry.message, outcome: entry.code};
    case 'attach':
      return {what: entry.job, outcome: ''};
    case 'cancel':
      return {what: entry.job, outcome: entry.signal ?? ''};
    case 'reload':
      return {what: entry.what, outcome: entry.ok ? 'ok' : (entry.message ?? 'refused')};
    case 'account-read':
      return {what: JSON.stringify(entry.filter), outcome: ''};
    case 'strangers':
      return {
        what: Object.entries(entry.counts)
          .map(([reason, count]) => `${reason} ${count}`)
          .join(', '),
        outcome: '',
      };
    case 'server-start':
      return {what: entry.version, outcome: entry.lost > 0 ? `${entry.lost} lost` : ''};
    case 'server-stop':
      return {what: entry.reason, outcome: ''};
  }
}

/** How a job ended, in a word or two: `exit 0`, `SIGKILL`, `timeout`. */
export function summarizeOutcome({
  reason,
  exit,
  signal,
}: Pick<Outcome, 'exit' | 'signal'> & {reason: string}): string {
  if (reason === 'exited') return `exit ${exit}`;
  if (reason === 'signaled') return signal ?? reason;
  return reason;
}
