import {callerOf, evidenceOf} from '../../audit/entry/build-event.ts';
import type {Account} from '../../audit/log/account.ts';
import type {AttachOrder} from '../../identity/generated/order.ts';
import type {Order} from '../../identity/order.ts';
import {checkIssueTime} from '../../identity/order.ts';
import {mayEnd, maySee} from '../../policy/access/job-rights.ts';
import {describeCommand, listCommands} from '../../policy/describe/describe.ts';
import type {CancelAnswer, DescribeAnswer} from '../../protocol/generated/answer.ts';
import {ExecutorError} from '../errors.ts';
import {listJobs} from '../jobs/list-jobs.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {FollowOptions, OrderContext, Submitter} from './order-context.ts';
import {recallFromAccount, recallJobFromAccount} from './recall-from-account.ts';
import {requireBusiness} from './require-business.ts';
import {requireNew} from './require-new.ts';

/**
 * Orders that start no job. Those that change or show something of others' are recorded before they take effect; one
 * that comes again is carried out again and recorded once. Whether they may is asked again after each wait: of
 * `requireTrusted`, and of the catalogue as it is then.
 *
 * @param requireTrusted throws where whoever signed it is not believed any more
 */
export async function answerOrder(
  order: Order,
  context: OrderContext,
  submitter: Submitter,
  requireTrusted: () => void,
): Promise<void> {
  const {payload, principal} = order;
  checkIssueTime(order, context.clock.now());
  requireTrusted();
  switch (payload.action) {
    case 'commands':
      return submitter.answer(() => ({commands: listCommands(principal, context.catalogue)}));
    case 'describe':
      return submitter.answer(
        () => describeCommand(principal, context.catalogue, payload.command) as unknown as DescribeAnswer,
      );
    case 'status':
      requireBusiness(principal, context);
      await context.measure();
      requireTrusted();
      requireBusiness(principal, context);
      return submitter.answer(() => context.status(principal));
    case 'jobs': {
      const isSeen = (owner: string) => maySee(principal, owner, context.catalogue) !== undefined;
      return submitter.answer(() => listJobs(context.jobs.all(), payload, isSeen));
    }
    case 'cancel': {
      await recallJobFromAccount(payload.job, principal, context);
      const job = await context.jobs.get(payload.job);
      const requireIt = () => {
        requireTrusted();
        return requireRight(mayEnd(principal, job.owner, context.catalogue), job, 'end');
      };
      const rule = requireIt();
      const ended = endedBefore(job);
      const {signal} = payload;
      const what = {event: 'cancel', job: job.id, rule, ...(signal !== undefined && {signal})} as const;
      const isNew = await recordOnce(order, context, {...what, ...signedBy(order, submitter)}, requireIt);
      requireIt();
      if (signal === undefined) job.cancel();
      // Whoever brings it again would signal again, which is not what was ordered.
      else if (isNew) job.signal(signal);
      return submitter.answer(() => ({job: job.id, ...(ended && {ended})}));
    }
    case 'attach': {
      await recallJobFromAccount(payload.job, principal, context);
      const job = await context.jobs.get(payload.job);
      const requireIt = () => {
        requireTrusted();
        return requireRight(maySee(principal, job.owner, context.catalogue), job, 'see');
      };
      const rule = requireIt();
      const claim = claimOf(payload, job, principal.name);
      const from = Math.min(payload.from, job.end);
      const what = {event: 'attach', job: job.id, rule, from} as const;
      await recordOnce(order, context, {...what, ...signedBy(order, submitter)}, requireIt);
      requireIt();
      return submitter.follow(job, {from, claim, attached: true, input: payload.input});
    }
    case 'run':
    case 'audit-log':
    case 'audit-proof':
    case 'audit-export':
      throw new Error(`${payload.action} starts a job`);
  }
}

function endedBefore({outcome}: TableJob): CancelAnswer['ended'] {
  if (outcome?.endedAt == null) return undefined;
  const {endedAt: at, reason, exit, signal} = outcome;
  return {at, reason, exit, signal};
}

/** Whoever ordered a job may follow it as its submitter, and type into it. */
function claimOf({claim, input}: AttachOrder, job: TableJob, name: string): FollowOptions['claim'] {
  if (job.owner === name) return claim ? 'take' : 'spare';
  if (!claim && input === undefined) return 'none';
  throw notAllowed(`job ${job.id} is not yours; only ${job.owner} may hold it or give it input`);
}

/** Who has the order of another could bring it again and again, within the time that it may be new. Tells whether it is. */
async function recordOnce(
  order: Order,
  context: OrderContext,
  event: Parameters<Account['append']>[0],
  requireIt: () => void,
): Promise<boolean> {
  const {account, seenOrders, clock} = context;
  const {payload, principal, certificate} = order;
  if (!seenOrders.has(payload.id)) await recallFromAccount(payload.id, principal, context);
  requireIt();
  if (seenOrders.knows(order)) return false;
  requireNew(order, context);
  context.evidence.takeEntry(order);
  seenOrders.take(order, clock.now());
  try {
    await account.keepCertificate(principal.fingerprint, certificate);
    await account.append(event);
  } catch (error) {
    seenOrders.giveBack(order);
    throw error;
  }
  return true;
}

/** Who brought an order, and the order, as entries have them. */
export function signedBy(order: Order, {address}: Submitter) {
  return {...callerOf(order, address), order: evidenceOf(order)};
}

/** Somebody else's job that may not be seen is one that is not there. */
function requireRight(rule: string | undefined, job: TableJob, what: 'end' | 'see'): string {
  if (rule !== undefined) return rule;
  throw notAllowed(`job ${job.id} is not yours, and no rule lets you ${what} it`);
}

function notAllowed(message: string): ExecutorError {
  return new ExecutorError('not-allowed', message);
}
