import type {Principal} from '../../identity/certificate.ts';
import type {Catalogue} from '../../policy/catalogue/catalogue.ts';
import {ExecutorError} from '../errors.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {ActionContext} from '../orders/order-context.ts';

/** A right to a job, and the persons who have it. */
export interface JobRight {
  readonly what: 'end' | 'see';
  /** `own`, or the place of a rule; undefined for a person without the right. */
  readonly of: (person: Principal, owner: string, catalogue: Catalogue) => string | undefined;
}

/**
 * The job that an order is about, brought back from the account where it was forgotten, for somebody who has that right.
 *
 * @throws {ExecutorError} `unknown-job`, `not-allowed`, `busy`
 */
export async function jobAskedFor(
  id: string,
  principal: Principal,
  right: JobRight,
  context: ActionContext,
): Promise<TableJob> {
  await context.recallJob(id, principal);
  const job = await context.jobs.get(id);
  // Before anything else is looked for on behalf of somebody who may not have it.
  requireJobRight(principal, job, right, context.settings.catalogue);
  return job;
}

/**
 * Returns the source of a person's right to a job: `own`, or the place of a rule.
 *
 * @throws {ExecutorError} `not-allowed`
 */
export function requireJobRight(
  principal: Principal,
  {facts: {id, owner}}: TableJob,
  {what, of}: JobRight,
  catalogue: Catalogue,
): string {
  const rule = of(principal, owner, catalogue);
  if (rule !== undefined) return rule;
  throw new ExecutorError('not-allowed', `job ${id} is not yours, and no rule lets you ${what} it`);
}
