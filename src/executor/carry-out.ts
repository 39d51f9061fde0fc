import type {Account} from '../audit/account.ts';
import {callerOf, evidenceOf} from '../audit/job-start.ts';
import type {Clock} from '../base/clock.ts';
import type {ServerConfig} from '../config/server-config.ts';
import type {AttachOrder} from '../identity/generated/order.ts';
import type {Order} from '../identity/order.ts';
import {checkIssueTime, verifyOrder} from '../identity/order.ts';
import {openSecrets} from '../identity/secrets.ts';
import type {Submit} from '../link/generated/link.ts';
import {authorize, authorizeAudit} from '../policy/authorize.ts';
import type {Catalogue} from '../policy/catalogue.ts';
import {describeCommand, listCommands} from '../policy/describe.ts';
import {mayEnd, maySee} from '../policy/job-rights.ts';
import type {
  CancelAnswer,
  CommandsAnswer,
  DescribeAnswer,
  JobsAnswer,
  StatusAnswer,
} from '../protocol/generated/answer.ts';
import type {AccountSearch} from './account-search.ts';
import {auditInvocation} from './audit-invocation.ts';
import {ExecutorError} from './errors.ts';
import {hasBusiness} from './has-business.ts';
import type {JobTable} from './job-table.ts';
import {listJobs} from './list-jobs.ts';
import type {OrderBook} from './order-book.ts';
import {recollect} from './recollect.ts';
import type {TableJob} from './table-job.ts';
import type {Trust} from './trust.ts';

/** What carrying out an order needs. The composition root gives it; configuration and catalogue may be replaced meanwhile. */
export interface Office {
  readonly host: string;
  config: ServerConfig;
  readonly clock: Clock;
  readonly trust: Trust;
  readonly book: OrderBook;
  readonly account: Account;
  readonly jobs: JobTable;
  readonly helper: string;
  /** The file that says which revocation lists are in force. */
  readonly heldLists: string;
  readonly accountFolder: string;
  readonly outputFolder: string;
  readonly search: AccountSearch;
  catalogue: Catalogue;
  /** Whether no new work is taken. */
  isStopping: boolean;
  status(): StatusAnswer;
}

/** How whoever submitted an order hears of it. */
export interface Submitter {
  readonly address: string;
  /** Answers an order that starts nothing. */
  answer(body: CommandsAnswer | DescribeAnswer | StatusAnswer | CancelAnswer | JobsAnswer): void;
  /** Serves the output of a job from an offset on, once its turn has come; until then tells its place. */
  follow(job: TableJob, options: FollowOptions): void;
}

export interface FollowOptions {
  readonly from: number;
  /** Whether what is consumed makes room in the job's log: instead of whoever's does, where nobody's does, or never. */
  readonly claim: 'take' | 'spare' | 'none';
  /** The job was there before. */
  readonly attached: boolean;
  /** The key that signs input; undefined where none is sent. */
  readonly input?: string | undefined;
}

/**
 * The one way from what a gate brought to a process: a caller, an order, an authorised order, a recorded order, a
 * job. Each step takes only what the step before made, and throws the reason where it refuses.
 */
export async function carryOut(submit: Submit, office: Office, submitter: Submitter): Promise<void> {
  const {host, clock, trust, book, account, jobs} = office;
  const {certificate, principal} = trust.judge(submit.certificate, clock.now());
  const order = verifyOrder(submit.envelope, certificate, principal, host);
  if (order.payload.action !== 'run' && order.payload.action !== 'audit-log')
    return answer(order, office, submitter);

  await recollect(order.payload.id, principal.name, office);
  // Nothing is awaited from here until the order is taken: the same one may come twice at once.
  const isKnown = book.knows(order);
  if (isKnown)
    return submitter.follow(await jobs.get(order.payload.id), {...asSubmitter(order), attached: true});
  checkIssueTime(order, clock.now());
  if (office.isStopping)
    throw new ExecutorError('server-stopping', `${host} is stopping and takes no new work`);
  const authorized =
    order.payload.action === 'run'
      ? authorize(order, office.catalogue, openSecrets(order.payload.secrets, submit.secrets))
      : authorizeAudit(order, office.catalogue, auditInvocation(office, order.payload.filter));
  book.take(order, clock.now());
  const {address} = submitter;
  const record = async () => {
    if (order.payload.action === 'audit-log')
      await recordRead(order, order.payload.filter, authorized.rule, office, submitter);
    return account.record(authorized, address);
  };
  const job = await jobs.start({authorized, address, record}).catch((error: unknown) => {
    book.giveBack(order);
    throw error;
  });
  submitter.follow(job, {...asSubmitter(order), attached: false});
}

function asSubmitter({payload}: Order) {
  return {from: 0, claim: 'take', input: 'input' in payload ? payload.input : undefined} as const;
}

/**
 * Orders that start no job. Those that change or show something of others' are recorded before they take effect; one
 * that comes again is carried out again and recorded once.
 */
async function answer(order: Order, office: Office, submitter: Submitter): Promise<void> {
  const {payload, principal} = order;
  const {catalogue, clock} = office;
  checkIssueTime(order, clock.now());
  switch (payload.action) {
    case 'commands':
      return submitter.answer({commands: listCommands(principal, catalogue)});
    case 'describe':
      return submitter.answer(
        describeCommand(principal, catalogue, payload.command) as unknown as DescribeAnswer,
      );
    case 'status':
      if (!hasBusiness(principal, catalogue))
        throw notAllowed(`${principal.name} has no business on ${office.host}`);
      return submitter.answer(office.status());
    case 'jobs': {
      const isSeen = (owner: string) => maySee(principal, owner, catalogue) !== undefined;
      return submitter.answer(listJobs(office.jobs.all(), payload, isSeen));
    }
    case 'cancel': {
      await recollect(payload.job, principal.name, office);
      const job = await office.jobs.get(payload.job);
      const rule = requireRight(mayEnd(principal, job.owner, catalogue), job, 'end');
      const {signal} = payload;
      const what = {event: 'cancel', job: job.id, rule, ...(signal !== undefined && {signal})} as const;
      const isNew = await recordOnce(order, office, {...what, ...signedBy(order, submitter)});
      if (signal === undefined) job.cancel();
      // Whoever brings it again would signal again, which is not what was ordered.
      else if (isNew) job.signal(signal);
      return submitter.answer({job: job.id});
    }
    case 'attach': {
      await recollect(payload.job, principal.name, office);
      const job = await office.jobs.get(payload.job);
      const rule = requireRight(maySee(principal, job.owner, catalogue), job, 'see');
      const claim = claimOf(payload, job, principal.name);
      const from = Math.min(payload.from, job.end);
      await recordOnce(order, office, {
        event: 'attach',
        job: job.id,
        rule,
        from,
        ...signedBy(order, submitter),
      });
      return submitter.follow(job, {from, claim, attached: true, input: payload.input});
    }
    case 'run':
    case 'audit-log':
      throw new Error(`${payload.action} starts a job`);
  }
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
  {account, book, clock}: Office,
  event: Parameters<Account['append']>[0],
): Promise<boolean> {
  if (book.knows(order)) return false;
  book.take(order, clock.now());
  await account.append(event).catch((error: unknown) => {
    book.giveBack(order);
    throw error;
  });
  return true;
}

async function recordRead(
  order: Order,
  filter: object,
  rule: string,
  {account}: Office,
  submitter: Submitter,
): Promise<void> {
  await account.append({
    event: 'account-read',
    job: order.payload.id,
    rule,
    filter: {...filter},
    ...signedBy(order, submitter),
  });
}

function signedBy(order: Order, {address}: Submitter) {
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
