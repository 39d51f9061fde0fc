import {callerOf, evidenceOf} from '../../audit/entry/build-event.ts';
import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import {counted} from '../../base/counted.ts';
import type {Submit} from '../../gate-link/generated/link.ts';
import {isAccountReading} from '../../identity/account-readings.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {Order} from '../../identity/order.ts';
import {checkIssueTime} from '../../identity/order.ts';
import {hasBusiness} from '../../policy/access/access.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Action, ActionEvent, Beside, Grant, RecordedEvent} from '../actions/action.ts';
import {actionOf, whyNoLonger} from '../actions/actions.ts';
import {ExecutorError} from '../errors.ts';
import type {ActionContext, Answer, OrderContext, Submitter} from './order-context.ts';
import {recallOrder} from './recall-from-account.ts';
import {requireNew} from './require-new.ts';

/** An order on its way, whatever it asks for. */
interface Handling {
  readonly order: Order;
  readonly action: Action;
  readonly submit: Submit;
  readonly context: OrderContext;
  readonly submitter: Submitter;
}

/**
 * The one way from what a gate brought to what happens, the same for every action: a caller, an order, a right, a recorded
 * order, its effect. Each step throws the reason if it refuses. A judgement from before a wait is made
 * again before the order takes effect.
 */
export async function handleOrder(
  order: Order,
  submit: Submit,
  context: OrderContext,
  submitter: Submitter,
): Promise<void> {
  const action = actionOf(order);
  const handling = {order, action, submit, context, submitter};
  const arrivedAt = context.clock.now();
  // A job that is known is followed at any age. Of anything else nothing is looked for unless it is of now.
  if (action.leaves !== 'job') checkIssueTime(order, arrivedAt);
  const {secrets, text} = submit;
  const beside = {ready: await action.prepare?.(order, context.actions), secrets, text};
  const isKept = await keepCertificate(handling);
  if (action.leaves !== 'nothing') await recallOrder(order, action.leaves === 'job', context.memory);

  // Nothing is awaited from here until the order is taken: the same one may come twice at once.
  requireTrusted(handling);
  const isAgain = action.leaves !== 'nothing' && context.memory.seenOrders.knows(order);
  if (isAgain && action.leaves === 'job') return followAgain(handling);
  if (!isAgain && action.leaves !== 'nothing') requireNew(order, arrivedAt, context);
  if (action.leaves === 'job') requireOpen(order, context.actions);
  const grant = action.authorize(order, beside, context.actions);
  if (!isKept) throw new ExecutorError('busy', 'the access rules changed just now; order it again');
  if (!isAgain) take(handling, grant);
  const event = isAgain ? undefined : action.entry?.(order, grant, beside, context.actions);
  if (grant.start) return start(handling, grant.start, event);

  if (event) return recordAndTakeEffect(handling, beside, event);
  if (isAgain) await action.again?.(order, context.actions);
  await takeEffect(handling, beside, isAgain);
}

/**
 * The things that an entry names are there before it. For somebody whom no rule names nothing is kept, unless
 * the job is their own.
 */
async function keepCertificate({order, action, context}: Handling): Promise<boolean> {
  if (action.leaves === 'nothing') return true;
  const {principal, certificate} = order;
  const mayStart =
    action.leaves === 'entry' || hasBusiness(principal, context.actions.settings.catalogue.rules);
  if (mayStart) await context.account.keepCertificate(principal.fingerprint, certificate);
  return mayStart;
}

function requireTrusted({submit, context: {trust, clock}}: Handling): void {
  trust.judge(submit.certificate, clock.now());
}

/** The job of an order that comes again. It may be about to start. */
async function followAgain(handling: Handling): Promise<void> {
  const {order, context, submitter} = handling;
  const job = await context.actions.jobs.get(order.payload.id);
  requireTrusted(handling);
  submitter.follow(job, {...asSubmitter(order), attached: true});
}

function requireOpen({payload}: Order, {jobs, host}: ActionContext): void {
  if (jobs.isClosed) throw new ExecutorError('server-stopping', `${host} is stopping and takes no new work`);
  const {draining} = jobs;
  if (draining === undefined || isAccountReading(payload)) return;
  throw new ExecutorError(
    'server-stopping',
    `${host} is being drained and takes no new work; it ends after ${counted(draining, 'job')}`,
  );
}

/**
 * From here on the order is known. Its bytes in the account are counted before.
 *
 * @throws {ExecutorError} `busy`
 */
function take({order, action, context}: Handling, {start: authorized}: Grant): void {
  const {evidence, memory, clock} = context;
  if (action.leaves === 'nothing') return;
  action.count?.(order, context.actions);
  if (authorized) evidence.takeJob(authorized);
  else evidence.takeEntry(order);
  memory.seenOrders.take(order, clock.now());
}

/** Starts a job, or lets it wait. Its entries are written when its turn has come. */
async function start(
  handling: Handling,
  authorized: AuthorizedOrder,
  event: ActionEvent | undefined,
): Promise<void> {
  const {order, context, submitter} = handling;
  const {address} = submitter;
  const pending = {
    authorized,
    address,
    async record() {
      if (event) await record(handling, event);
      return context.account.record(authorized, address);
    },
    whyNoLonger: () => whyNotTrusted(handling) ?? whyNoLonger(authorized, context.actions.settings.catalogue),
  };
  const job = await giveBackIfFailed(handling, context.actions.jobs.start(pending));
  submitter.follow(job, {...asSubmitter(order), attached: false});
}

async function record({order, context, submitter}: Handling, event: ActionEvent): Promise<EntryPlace> {
  const signed = {...callerOf(order, submitter.address), order: evidenceOf(order)};
  return context.account.append({...event, ...signed});
}

async function recordAndTakeEffect(
  handling: Handling,
  beside: Beside<unknown>,
  event: ActionEvent,
): Promise<void> {
  const {order, action, context} = handling;
  let place: EntryPlace | undefined;
  try {
    place = await giveBackIfFailed(handling, record(handling, event));
    await takeEffect(handling, beside, false, {event, place});
  } finally {
    action.over?.(order, context.actions, place !== undefined);
  }
}

/** Of an order that could not be recorded nothing was done: it may come again. */
async function giveBackIfFailed<Value>({order, context}: Handling, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    context.memory.seenOrders.giveBack(order);
    throw error;
  }
}

/** Is decided again: while it was recorded its caller may have lost trust, or the right. */
async function takeEffect(
  handling: Handling,
  beside: Beside<unknown>,
  isAgain: boolean,
  recorded?: RecordedEvent,
): Promise<void> {
  const {order, action, context, submitter} = handling;
  requireTrusted(handling);
  action.authorize(order, beside, context.actions);
  const effect = action.carryOut?.(order, beside, context.actions, isAgain, recorded);
  if (effect && 'follow' in effect) submitter.follow(effect.follow, effect.options);
  else if (effect) await submitter.answer(() => ofSize(effect.answer(), action), effect.entry);
}

/** A message that is longer than its reader takes would cost the caller the connection. */
function ofSize(answer: Answer, {mostAnswer = 0}: Action): Answer {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= mostAnswer) return answer;
  throw new Error(`an answer of ${bytes} bytes, where ${mostAnswer} are the most`);
}

function whyNotTrusted(handling: Handling): string | undefined {
  try {
    requireTrusted(handling);
    return undefined;
  } catch (error) {
    if (error instanceof IdentityError) return error.message;
    throw error;
  }
}

function asSubmitter({payload}: Order) {
  return {from: 0, claim: 'take', input: 'input' in payload ? payload.input : undefined} as const;
}
