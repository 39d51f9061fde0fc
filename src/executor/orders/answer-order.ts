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
import type {FollowOptions, Office, Submitter} from './office.ts';
import {recollect, recollectJob} from './recollect.ts';
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
  office: Office,
  submitter: Submitter,
  requireTrusted: () => void,
): Promise<void> {
  const {payload, principal} = order;
  checkIssueTime(order, office.clock.now());
  requireTrusted();
  switch (payload.action) {
    case 'commands':
      return submitter.answer(() => ({commands: listCommands(principal, office.catalogue)}));
    case 'describe':
      return submitter.answer(
        () => describeCommand(principal, office.catalogue, payload.command) as unknown as DescribeAnswer,
      );
    case 'status':
      requireBusiness(principal, office);
      await office.measure();
      requireTrusted();
      requireBusiness(principal, office);
      return submitter.answer(() => office.status(principal));
    case 'jobs': {
      const isSeen = (owner: string) => maySee(principal, owner, office.catalogue) !== undefined;
      return submitter.answer(() => listJobs(office.jobs.all(), payload, isSeen));
    }
    case 'cancel': {
      await recollectJob(payload.job, principal, office);
      const job = await office.jobs.get(payload.job);
      const requireIt = () => {
        requireTrusted();
        return requireRight(mayEnd(principal, job.owner, office.catalogue), job, 'end');
      };
      const rule = requireIt();
      const ended = endedBefore(job);
      const {signal} = payload;
      const what = {event: 'cancel', job: job.id, rule, ...(signal !== undefined && {signal})} as const;
      const isNew = await recordOnce(order, office, {...what, ...signedBy(order, submitter)}, requireIt);
      requireIt();
      if (signal === undefined) job.cancel();
      // Whoever brings it again would signal again, which is not what was ordered.
      else if (isNew) job.signal(signal);
      return submitter.answer(() => ({job: job.id, ...(ended && {ended})}));
    }
    case 'attach': {
      await recollectJob(payload.job, principal, office);
      const job = await office.jobs.get(payload.job);
      const requireIt = () => {
        requireTrusted();
        return requireRight(maySee(principal, job.owner, office.catalogue), job, 'see');
      };
      const rule = requireIt();
      const claim = claimOf(payload, job, principal.name);
      const from = Math.min(payload.from, job.end);
      const what = {event: 'attach', job: job.id, rule, from} as const;
      await recordOnce(order, office, {...what, ...signedBy(order, submitter)}, requireIt);
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
  office: Office,
  event: Parameters<Account['append']>[0],
  requireIt: () => void,
): Promise<boolean> {
  const {account, book, clock} = office;
  const {payload, principal, certificate} = order;
  if (!book.has(payload.id)) await recollect(payload.id, principal, office);
  requireIt();
  if (book.knows(order)) return false;
  requireNew(order, office);
  office.evidence.takeEntry(order);
  book.take(order, clock.now());
  try {
    await account.keepCertificate(principal.fingerprint, certificate);
    await account.append(event);
  } catch (error) {
    book.giveBack(order);
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
