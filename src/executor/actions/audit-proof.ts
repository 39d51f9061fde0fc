import {mayAudit} from '../../policy/access/access.ts';
import {whyMayNotRead} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {askedOf, grantReading, provingArgs, readingEvent} from './read-account.ts';

/** Shows what proves the entries about a job. */
export const auditProof: Action<'audit-proof', string | undefined> = {
  leaves: 'job',
  /**
   * Returns the owner of the job, if that decides: somebody who may read the account may read of every job.
   */
  async prepare({payload, principal}, context) {
    if (mayAudit(principal, context.settings.catalogue) !== undefined) return undefined;
    await context.recallJob(payload.job, principal);
    return context.jobs.has(payload.job) ? (await context.jobs.get(payload.job)).facts.owner : undefined;
  },
  authorize(order, {ready: owner}, context) {
    const {job, file} = order.payload;
    const args = [...provingArgs(context), job, ...(file === undefined ? [] : [file])];
    return grantReading(order, {args, concurrency: 2, owner}, context);
  },
  entry: (order, grant) => readingEvent(order, grant, askedOf(order)),
  whyNoLonger: whyMayNotRead,
};
