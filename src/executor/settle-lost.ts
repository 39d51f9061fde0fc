import type {Account} from '../audit/account.ts';
import type {JobStart} from '../audit/generated/entry.ts';
import type {Rebuilt} from '../audit/rebuild.ts';
import {rebuild} from '../audit/rebuild.ts';
import {issueWindowMs} from '../identity/order.ts';
import {emptySha256} from '../output/digest.ts';
import {surveyLog} from '../output/survey.ts';
import type {Outcome} from '../protocol/generated/wire.ts';
import type {JobTable} from './job-table.ts';
import type {OrderBook} from './order-book.ts';

/** What the last executor left behind: how many of its jobs are lost. Called before the first order is taken. */
export async function settleLost(
  {folder, outputFolder, now}: {folder: string; outputFolder: string; now: number},
  {account, jobs, book}: {account: Account; jobs: JobTable; book: OrderBook},
): Promise<number> {
  const {unended, seen}: Rebuilt = rebuild(folder, now - 2 * issueWindowMs);
  for (const {id, digest, fingerprint, entry, end} of seen) {
    book.remember(id, {digest, fingerprint});
    if (end === undefined) continue;
    const {stdout, stderr} = end.outcome;
    jobs.remember({
      id: end.job,
      owner: entry.principal.name,
      command: end.command,
      end: stdout.bytes + stderr.bytes,
      outcome: end.outcome,
    });
  }
  for (const start of unended) await settle(start, outputFolder, account, jobs);
  return unended.length;
}

/** Nobody can know how it ended, so this is said: the outcome is unknown. What it printed is kept. */
async function settle(
  start: JobStart,
  outputFolder: string,
  account: Account,
  jobs: JobTable,
): Promise<void> {
  const {job, principal, command, seq, time} = start;
  // A power cut may leave a log that is none (zeros where bytes should be). That must not keep the server from starting.
  const {stdout, stderr, end} = await surveyLog(outputFolder, job).catch(() => unreadable);
  const outcome: Outcome = {
    state: 'lost',
    reason: 'lost',
    exit: null,
    signal: null,
    message: 'the server was not there when it ended; whether and how it ended is not known',
    startedAt: time,
    endedAt: null,
    stdout,
    stderr,
  };
  await account.append({event: 'job-end', job, principal, command, start: seq, outcome});
  jobs.remember({id: job, owner: principal.name, command, end, outcome});
}

const nothing = {bytes: 0, sha256: emptySha256};
const unreadable = {end: 0, stdout: nothing, stderr: nothing};
