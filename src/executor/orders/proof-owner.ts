import type {Order} from '../../identity/order.ts';
import {mayAudit} from '../../policy/access/job-rights.ts';
import type {OrderContext} from './order-context.ts';
import {recallJobFromAccount} from './recall-from-account.ts';

/**
 * Whose the job is that a proof is asked about, where that decides: who may read the account may read of every job.
 *
 * @throws {ExecutorError} `busy`, `not-allowed`
 */
export async function proofOwner(
  {payload, principal}: Order,
  context: OrderContext,
): Promise<string | undefined> {
  if (payload.action !== 'audit-proof' || mayAudit(principal, context.catalogue) !== undefined)
    return undefined;
  await recallJobFromAccount(payload.job, principal, context);
  return context.jobs.has(payload.job) ? (await context.jobs.get(payload.job)).owner : undefined;
}
