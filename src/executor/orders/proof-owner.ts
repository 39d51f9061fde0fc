import type {Order} from '../../identity/order.ts';
import {mayAudit} from '../../policy/access/job-rights.ts';
import type {Office} from './office.ts';
import {recollectJob} from './recollect.ts';

/**
 * Whose the job is that a proof is asked about, where that decides: who may read the account may read of every job.
 *
 * @throws {ExecutorError} `busy`, `not-allowed`
 */
export async function proofOwner({payload, principal}: Order, office: Office): Promise<string | undefined> {
  if (payload.action !== 'audit-proof' || mayAudit(principal, office.catalogue) !== undefined)
    return undefined;
  await recollectJob(payload.job, principal, office);
  return office.jobs.has(payload.job) ? (await office.jobs.get(payload.job)).owner : undefined;
}
