import {shownDenial} from '../../audit/entry/denial-kind.ts';
import {jobOf} from '../../audit/entry/job-of.ts';
import type {Entry, JobEnd} from '../../audit/generated/entry.ts';
import {counted} from '../../base/counted.ts';
import {shellWords} from '../../base/shell-words.ts';
import {readsAccount} from '../../identity/account-readings.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';

/** An entry as one row of a table. The texts are as they were recorded, not made visible yet. */
export interface EntrySummary {
  time: number;
  event: Entry['event'];
  /** The person, or nothing. */
  who: string;
  /** The job that it is about: for `reeve audit show`. Or nothing. */
  job: string;
  /** The command, or what else it was about. */
  what: string;
  /** The outcome: `exit 0`, `SIGKILL`, `timeout`; of a denial its kind and code. */
  outcome: string;
}

export function summarize(entry: Entry): EntrySummary {
  const who = 'principal' in entry ? entry.principal.name : '';
  return {time: entry.time, event: entry.event, who, job: jobOf(entry), ...describe(entry)};
}

/** True if it tells of something that failed: a run, an order, a reload, or jobs that are lost. */
export function isFailure(entry: Entry): boolean {
  switch (entry.event) {
    case 'job-end':
      return entry.outcome.reason !== 'exited' || entry.outcome.exit !== 0;
    case 'denial':
      return true;
    case 'reload':
      return !entry.ok;
    case 'server-start':
      return entry.lost > 0;
    default:
      return false;
  }
}

function describe(entry: Entry): {what: string; outcome: string} {
  switch (entry.event) {
    case 'job-queued':
    case 'job-start':
      if (entry.files)
        return {what: `${entry.command} ${entry.files.share}/${entry.files.path}`, outcome: ''};
      // The argv is reeve's own; the entry `account-read` says what was asked.
      return {what: readsAccount(entry.command) ? entry.command : shellWords(entry.argv), outcome: ''};
    case 'job-end':
      return {what: endedWhat(entry), outcome: summarizeOutcome(entry.outcome)};
    case 'denial':
      return {what: entry.command ?? entry.message, outcome: shownDenial(entry.code)};
    case 'attach':
      return {what: `from byte ${entry.from}`, outcome: ''};
    case 'cancel':
      return {what: '', outcome: entry.signal ?? ''};
    case 'reload':
      return {what: entry.what, outcome: entry.ok ? 'ok' : (entry.message ?? 'refused')};
    case 'account-read':
      return {what: JSON.stringify(entry.filter), outcome: ''};
    case 'message':
      return {what: `message ${entry.number}, ${entry.bytes} bytes`, outcome: ''};
    case 'watch':
      return {what: entry.rule === 'own' ? 'own jobs' : 'all jobs', outcome: ''};
    case 'listen':
      return {what: `after message ${entry.after}`, outcome: ''};
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

function endedWhat({command, transfer}: JobEnd): string {
  return transfer ? `${command} ${transfer.share}, ${counted(transfer.files, 'file')}` : command;
}

/** Returns how a job ended, in a word or two: `exit 0`, `SIGKILL`, `timeout`. */
export function summarizeOutcome({
  reason,
  exit,
  signal,
}: Pick<Outcome, 'exit' | 'signal'> & {reason: string}): string {
  if (reason === 'exited') return `exit ${exit}`;
  if (reason === 'signaled') return signal ?? reason;
  return reason;
}
