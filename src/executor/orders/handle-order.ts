import type {Submit} from '../../gate-link/generated/link.ts';
import {isAccountReading} from '../../identity/account-readings.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {Order} from '../../identity/order.ts';
import {checkIssueTime} from '../../identity/order.ts';
import {openSecrets} from '../../identity/secrets.ts';
import {hasBusiness} from '../../policy/access/access.ts';
import {authorize, authorizeAudit, whyNoLonger} from '../../policy/orders/authorize.ts';
import {ExecutorError} from '../errors.ts';
import {answerOrder, signedBy} from './answer-order.ts';
import {askedOf, auditInvocation} from './audit-invocation.ts';
import type {OrderContext, Submitter} from './order-context.ts';
import {proofOwner} from './proof-owner.ts';
import {recallFromAccount} from './recall-from-account.ts';
import {requireNew} from './require-new.ts';

/**
 * The one way from what a gate brought to a process: a caller, an order, an authorised order, a recorded order, a
 * job. Each step takes only what the step before made, and throws the reason where it refuses. What was judged before
 * something was waited for is judged again before it takes effect.
 */
export async function handleOrder(
  order: Order,
  submit: Submit,
  context: OrderContext,
  submitter: Submitter,
): Promise<void> {
  const {host, clock, trust, seenOrders, account, jobs} = context;
  const {payload, principal, certificate} = order;
  const arrivedAt = clock.now();
  const requireTrusted = () => void trust.judge(submit.certificate, clock.now());
  if (payload.action !== 'run' && !isAccountReading(payload))
    return answerOrder(order, context, submitter, requireTrusted);

  // For somebody whom no rule names nothing is kept, and nothing starts.
  const mayStart = hasBusiness(principal, context.catalogue.rules);
  if (mayStart) await account.keepCertificate(principal.fingerprint, certificate);
  await recallFromAccount(payload.id, principal, context);
  const owner = await proofOwner(order, context);
  // Nothing is awaited from here until the order is taken: the same one may come twice at once.
  requireTrusted();
  if (seenOrders.knows(order)) {
    const job = await jobs.get(payload.id);
    requireTrusted();
    return submitter.follow(job, {...asSubmitter(order), attached: true});
  }
  // An order of the future does not become one of now by waiting here.
  checkIssueTime(order, arrivedAt);
  requireNew(order, context);
  if (context.isStopping)
    throw new ExecutorError('server-stopping', `${host} is stopping and takes no new work`);
  const authorized =
    payload.action === 'run'
      ? authorize(order, context.catalogue, openSecrets(payload.secrets, submit.secrets))
      : authorizeAudit(order, context.catalogue, auditInvocation(context, payload), owner);
  if (!mayStart) throw new ExecutorError('busy', 'the access rules changed just now; order it again');
  context.evidence.takeJob(authorized);
  seenOrders.take(order, clock.now());
  const {address} = submitter;
  const record = async () => {
    if (payload.action !== 'run')
      await recordRead(order, askedOf(payload), authorized.rule, context, submitter);
    return account.record(authorized, address);
  };
  const why = () => whyNotTrusted(requireTrusted) ?? whyNoLonger(authorized, context.catalogue);
  const job = await jobs.start({authorized, address, record, whyNoLonger: why}).catch((error: unknown) => {
    seenOrders.giveBack(order);
    throw error;
  });
  submitter.follow(job, {...asSubmitter(order), attached: false});
}

function whyNotTrusted(requireTrusted: () => void): string | undefined {
  try {
    requireTrusted();
    return undefined;
  } catch (error) {
    if (error instanceof IdentityError) return error.message;
    throw error;
  }
}

function asSubmitter({payload}: Order) {
  return {from: 0, claim: 'take', input: 'input' in payload ? payload.input : undefined} as const;
}

async function recordRead(
  order: Order,
  filter: Record<string, unknown>,
  rule: string,
  {account}: OrderContext,
  submitter: Submitter,
): Promise<void> {
  await account.append({
    event: 'account-read',
    job: order.payload.id,
    rule,
    filter,
    ...signedBy(order, submitter),
  });
}
