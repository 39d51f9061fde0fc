import {isOrderId} from '../../identity/order-id.ts';
import {ClientError} from '../../index.ts';
import type {NearHost} from '../../persist/near-host.ts';
import type {Candidate} from './only-job.ts';
import {jobWord, onlyJob} from './only-job.ts';

/** An ending that matches more jobs is too short to be of use. */
const mostCandidates = 200;

/**
 * The id of the job that somebody typed, whole or only the end of it. An ending means a job that the host lists; if
 * `account` is set and it lists none, a job in its account.
 *
 * @throws {ClientError} `bad-job` if it means none, or more than one
 */
export async function findJob(host: NearHost, typed: string, {account}: {account: boolean}): Promise<string> {
  if (isOrderId(typed)) return typed;
  const list = `reeve jobs ${host.name}`;
  const word = jobWord(typed, list);
  if (isOrderId(word)) return word;
  const {jobs} = await host.jobs({job: word, limit: mostCandidates});
  const listed: Candidate[] = jobs.map(({job: id, owner, command}) => ({id, owner, command}));
  return onlyJob(word, listed.length === 0 && account ? await inAccount(host, word) : listed, list);
}

/** Returns none if the caller may not read the account. */
async function inAccount(host: NearHost, ending: string): Promise<Candidate[]> {
  const {candidatesIn, remoteEntries} = await import('../audit/entries-of.ts');
  try {
    return await candidatesIn(remoteEntries(host, {job: ending}));
  } catch (error) {
    if (error instanceof ClientError && error.wireCode === 'denied') return [];
    throw error;
  }
}
