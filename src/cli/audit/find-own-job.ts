import {query} from '../../audit/read/query.ts';
import {isOrderId} from '../../identity/order-id.ts';
import {jobWord, onlyJob} from '../only-job.ts';
import {candidatesIn} from './entries-of.ts';

const list = 'reeve audit log';

/**
 * The id of the job that somebody typed, whole or only the end of it, which means a job in the account in `dir`.
 *
 * @throws {ClientError} `bad-job` where it means none, or more than one
 */
export async function findOwnJob(dir: string, typed: string): Promise<string> {
  const word = jobWord(typed, list);
  return isOrderId(word) ? word : onlyJob(word, await candidatesIn(query(dir, {job: word})), list);
}
