import {parseEntry} from '../audit/entry/parse-entry.ts';
import {AuditError} from '../audit/errors.ts';
import {verifyEvidence} from '../audit/evidence/verify-evidence.ts';
import type {Entry} from '../audit/generated/entry.ts';
import {CodedError} from '../base/errors.ts';
import {visible} from '../base/quote.ts';
import {loadCredentials} from '../identity/load-credentials.ts';
import type {AuditFilter, ClientConfig, Host, JobResult} from '../index.ts';
import {evidenceFacts} from '../present/account/evidence-text.ts';
import {isFailure, summarize} from '../present/account/summarize.ts';
import {endingOf} from '../present/outcome-text.ts';
import type {AccountTold, EntryRow, ProofTold} from './told.ts';

/** Entries that are shown, the newest; and bytes that they, or a proof, may have. */
const mostRows = 200;
const mostBytes = 16 * 1024 * 1024;

/** The newest entries that match. What the caller read of the account itself is left out, unless it is asked for by its event. */
export async function readAccount(host: Host, filter: AuditFilter): Promise<AccountTold> {
  const isAsked = filter.event === 'account-read';
  const notReadBy = isAsked || host.person === undefined ? {} : {notReadBy: host.person};
  const result = await host.auditLog({...filter, ...notReadBy, limit: mostRows + 1}, {maxBuffer: mostBytes});
  requireRead(result);
  const lines = result.stdout.split('\n').filter(line => line !== '');
  const entries = lines.map(line => {
    const entry = parseEntry(Buffer.from(line));
    if (!entry) throw new CodedError('account-damaged', `what ${host.name} sent is no entry of an account`);
    return entry;
  });
  const more = entries.length > mostRows;
  return {
    rows: entries
      .slice(more ? 1 : 0)
      .reverse()
      .map(rowOf),
    more,
  };
}

/** Gets the proof of all entries about a run, and verifies it, by the CA of client.yaml and by what is remembered of the host. */
export async function proveRun(host: Host, job: string, config: ClientConfig): Promise<ProofTold> {
  const {bundle} = await loadCredentials(config.identity, Date.now());
  const result = await host.auditProof(job, {maxBuffer: mostBytes});
  requireRead(result);
  const text = result.stdout;
  const verified = verifyEvidence(text, {bundle, now: Date.now(), file: `what ${host.name} sent`});
  if (verified.host !== host.name)
    throw new AuditError('evidence-invalid', `${host.name} sent proofs of entries of ${verified.host}`);
  const [head = ''] = text.split('\n', 1);
  const {size, root} = verified.checkpoint;
  const {checkpoint: note, key} = JSON.parse(head) as {checkpoint: string; key: string};
  const isHeld = await host.confirm({size, root, note, key}, head);
  const continues: [string, string][] = isHeld
    ? [['continues', `what ${host.name} showed you of its account before`]]
    : [];
  return {
    facts: [...evidenceFacts(verified), ...continues].map(([name, value]) => [visible(name), visible(value)]),
  };
}

/** A helper says what is wrong as one JSON object on its standard error. */
function requireRead(result: JobResult): void {
  if (result.ok) return;
  const {code, message} = told(result.stderr);
  if (code !== undefined && message !== undefined) throw new CodedError(code, message);
  const what = result.stderr.trim() || endingOf(result) || result.reason;
  throw new CodedError(result.reason, `the account could not be read: ${what.slice(0, 2000)}`);
}

function told(words: string): {code?: string; message?: string} {
  try {
    const {code, message} = JSON.parse(words) as Record<string, unknown>;
    return typeof code === 'string' && typeof message === 'string' ? {code, message} : {};
  } catch {
    return {};
  }
}

function rowOf(entry: Entry): EntryRow {
  const {time, event, who, job, what, outcome} = summarize(entry);
  return {
    number: entry.seq,
    time,
    event,
    who: visible(who),
    job,
    what: visible(what.slice(0, 500)),
    outcome: visible(outcome),
    failed: isFailure(entry),
  };
}
