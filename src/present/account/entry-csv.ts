import {kindOfDenial} from '../../audit/entry/denial-kind.ts';
import type {Entry} from '../../audit/generated/entry.ts';
import {visible} from '../../base/quote.ts';
import {csvRecord} from '../csv.ts';
import {summarize} from './summarize.ts';

/** The value of each column for an entry, if it has one. */
const columns: Readonly<Record<string, (entry: Entry) => string | number | null | undefined>> = {
  time: ({time}) => new Date(time).toISOString(),
  seq: ({seq}) => seq,
  event: ({event}) => event,
  host: ({host}) => host,
  person: entry => ('principal' in entry ? entry.principal.name : undefined),
  groups: entry => ('principal' in entry ? entry.principal.groups.join(' ') : undefined),
  address: entry => ('address' in entry ? entry.address : undefined),
  command: entry => ('command' in entry ? entry.command : undefined),
  job: entry => summarize(entry).job,
  what: entry => summarize(entry).what,
  outcome: entry => (entry.event === 'denial' ? kindOfDenial(entry.code) : summarize(entry).outcome),
  code: entry => (entry.event === 'denial' ? entry.code : undefined),
  rule: entry => ('rule' in entry ? entry.rule : undefined),
  user: entry => ('user' in entry ? entry.user : undefined),
  fleet: entry => ('fleet' in entry ? entry.fleet : undefined),
  reason: entry => (entry.event === 'server-stop' ? undefined : 'reason' in entry ? entry.reason : undefined),
  message: entry => ('message' in entry ? entry.message : undefined),
  exit: entry => endOf(entry)?.exit,
  signal: entry => endOf(entry)?.signal,
  duration_ms: entry => durationOf(entry),
  stdout_bytes: entry => endOf(entry)?.stdout.bytes,
  stderr_bytes: entry => endOf(entry)?.stderr.bytes,
};

/** RFC 4180: the record of the headings. */
export function entryCsvHeader(): string {
  return csvRecord(Object.keys(columns));
}

/** The record of an entry; made visible for a terminal. */
export function entryCsv(entry: Entry, {forTerminal}: {readonly forTerminal: boolean}): string {
  const cells = cellsOf.map(cell => String(cell(entry) ?? ''));
  return csvRecord(forTerminal ? cells.map(visible) : cells);
}

const cellsOf = Object.values(columns);

const endOf = (entry: Entry) => (entry.event === 'job-end' ? entry.outcome : undefined);

function durationOf(entry: Entry): number | undefined {
  const {startedAt = null, endedAt = null} = endOf(entry) ?? {};
  return startedAt === null || endedAt === null ? undefined : endedAt - startedAt;
}
