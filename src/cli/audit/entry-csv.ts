import {kindOfDenial} from '../../audit/entry/denial-kind.ts';
import type {Entry} from '../../audit/generated/entry.ts';
import {visible} from '../../base/quote.ts';
import {summarize} from '../../present/account/summarize.ts';
import {csvRecord} from '../../present/csv.ts';
import type {EntryPrinter} from './entry-printer.ts';
import {TextOutput} from './text-output.ts';

/** What an entry has of each column; nothing where it has none. */
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
  reason: entry => (entry.event === 'server-stop' ? undefined : 'reason' in entry ? entry.reason : undefined),
  message: entry => ('message' in entry ? entry.message : undefined),
  exit: entry => endOf(entry)?.exit,
  signal: entry => endOf(entry)?.signal,
  duration_ms: entry => durationOf(entry),
  stdout_bytes: entry => endOf(entry)?.stdout.bytes,
  stderr_bytes: entry => endOf(entry)?.stderr.bytes,
};

/** RFC 4180, with a header. */
export class EntryCsv implements EntryPrinter {
  readonly #output = new TextOutput();
  readonly #cells = Object.values(columns);

  constructor() {
    void this.#output.put(csvRecord(Object.keys(columns)));
  }

  print(entry: Entry): Promise<void> | undefined {
    const cells = this.#cells.map(cell => String(cell(entry) ?? ''));
    return this.#output.put(csvRecord(process.stdout.isTTY ? cells.map(visible) : cells));
  }

  end(): Promise<void> {
    return this.#output.end();
  }
}

const endOf = (entry: Entry) => (entry.event === 'job-end' ? entry.outcome : undefined);

function durationOf(entry: Entry): number | undefined {
  const {startedAt = null, endedAt = null} = endOf(entry) ?? {};
  return startedAt === null || endedAt === null ? undefined : endedAt - startedAt;
}
