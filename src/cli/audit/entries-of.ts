import {jobOf} from '../../audit/entry/job-of.ts';
import {parseEntry} from '../../audit/entry/parse-entry.ts';
import type {Found} from '../../audit/read/query.ts';
import {streamLines} from '../../audit/read/stream-lines.ts';
import {CodedError} from '../../base/errors.ts';
import type {AuditFilter} from '../../index.ts';
import type {NearHost} from '../../persist/near-host.ts';
import {summarize} from '../../present/account/summarize.ts';
import type {Candidate} from '../job/only-job.ts';
import {bytesOf} from './job-bytes.ts';

/** Entries of a host's account, as they come. @throws {CodedError} `account-damaged`; and what `bytesOf` throws */
export async function* remoteEntries(
  host: NearHost,
  filter: AuditFilter,
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  const bytes = bytesOf(host, host.auditLog(filter), signal);
  for await (const lines of streamLines(bytes)) {
    for (const {bytes: line} of lines) {
      const entry = parseEntry(line);
      if (!entry) throw new CodedError('account-damaged', `what ${host.name} sent is no entry of an account`);
      yield {entry, line};
    }
  }
}

/** The jobs, and refused orders, that entries are about. */
export async function candidatesIn(entries: Iterable<Found> | AsyncIterable<Found>): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  for await (const {entry} of entries) {
    const id = jobOf(entry);
    if (!('command' in entry) && found.has(id)) continue;
    const {who: owner, what} = summarize(entry);
    found.set(id, {id, owner, command: ('command' in entry && entry.command) || what});
  }
  return [...found.values()];
}
