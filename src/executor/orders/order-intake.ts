import {CodedError, isOutOfFiles, messageOf} from '../../base/errors.ts';
import {FairQueue} from '../../base/fair-queue.ts';
import type {Order} from '../../identity/order.ts';
import type {Logger} from '../../server-log/logger.ts';
import {ExecutorError} from '../errors.ts';
import type {Caller} from '../gate/caller.ts';
import type {GateReports} from '../gate/gate-reports.ts';
import type {InputSource} from '../input/input-streams.ts';
import type {Counters} from '../metrics/counters.ts';
import {failure, refusal, whyFailed} from '../refusal.ts';
import type {Denials} from './denials.ts';
import {handleOrder} from './handle-order.ts';
import type {OrderContext, Submitter} from './order-context.ts';
import {readOrder} from './read-order.ts';
import {recordDenial} from './record-denial.ts';

/** Orders that may be between their arrival and their start or refusal. */
const mostUndecided = 4096;

export interface OrderIntakeParts {
  readonly context: OrderContext;
  readonly log: Logger;
  readonly counters: Counters;
  readonly reports: GateReports;
  /** Of orders, and of input. */
  readonly denials: {readonly orders: Denials; readonly input: Denials};
  /** An order was refused for want of room: the log is to say so at once. */
  readonly lookAtDisks: () => void;
}

/** Takes the orders that gates bring, one after the other, and tells what became of each. */
export class OrderIntake {
  readonly #parts: OrderIntakeParts;
  /** Orders that nobody has looked at yet, by the certificates that they came with. */
  readonly #arrived = new FairQueue<() => void>();
  #undecided = 0;
  #isTaking = false;

  constructor(parts: OrderIntakeParts) {
    this.#parts = parts;
  }

  submitted(caller: Caller): void {
    this.#arrived.add(caller.submit.certificate, () => void this.#take(caller));
    this.#undecided++;
    this.#takeNext();
  }

  /**
   * A caller as the source of input. Its refused input has a bound of its own: it was not signed by the
   * person it is held against.
   */
  inputSource(caller: Caller): InputSource {
    const {context, denials, reports} = this.#parts;
    const {certificate, address} = caller.submit;
    return {
      refuse: error => {
        reports.note('warn', {code: error.code, address}, error.message);
        void this.#refuse(caller, error, denials.input);
      },
      requireTrusted: () => void context.trust.judge(certificate, context.clock.now()),
    };
  }

  /** One order in each turn of the event loop: what is due for others comes between those of one person. */
  #takeNext(): void {
    if (this.#isTaking) return;
    const take = this.#arrived.next();
    if (!take) return;
    this.#isTaking = true;
    setImmediate(() => {
      this.#isTaking = false;
      this.#takeNext();
    });
    take();
  }

  async #take(caller: Caller): Promise<void> {
    const {context, denials} = this.#parts;
    const {submit} = caller;
    let order: Order | undefined;
    try {
      if (this.#undecided > mostUndecided)
        throw new ExecutorError('busy', 'too many orders wait; try again later');
      order = readOrder(submit, context);
      await handleOrder(order, submit, context, submitterOf(caller, context));
    } catch (error) {
      await this.#refuse(caller, error, denials.orders, order);
    } finally {
      this.#undecided--;
    }
  }

  /** A refusal is told to the caller, and recorded where the caller is known. */
  async #refuse({submit, gate}: Caller, error: unknown, denials: Denials, order?: Order): Promise<void> {
    const {log, context, counters, reports, lookAtDisks} = this.#parts;
    if (!(error instanceof CodedError)) reports.note('error', whyFailed(error), 'an order failed');
    const coded = error instanceof CodedError && !isOutOfFiles(error) ? error : failure(error);
    counters.refusals.add(coded.code);
    if (coded.code === 'output-unavailable' || coded.code === 'account-full') lookAtDisks();
    const refused = {submit, error: coded, order};
    const entry = await recordDenial(refused, context, {denials, log}).catch(unrecorded => {
      reports.note('error', {}, messageOf(unrecorded));
      return undefined;
    });
    const receipt = entry && context.account.receipt(entry, submit.seen);
    gate.reply(submit, {...refusal(coded), ...(receipt && {receipt: {...receipt}})});
  }
}

function submitterOf(caller: Caller, {account}: Pick<OrderContext, 'account'>): Submitter {
  const {submit, gate} = caller;
  return {
    address: submit.address,
    // The gate has closed the connection of somebody who is not believed any more: it was told before.
    answer: (make, entry) =>
      gate.whenRoom(submit.certificate, () => {
        const body = make();
        const receipt = entry && account.receipt(entry, submit.seen);
        gate.reply(submit, {type: 'answer', body, ...(receipt && {receipt: {...receipt}})});
      }),
    follow: (job, options) => gate.follow(job, options, caller),
  };
}
