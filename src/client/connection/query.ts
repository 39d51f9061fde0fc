import {systemClock} from '../../base/clock.ts';
import type {OrderPayload} from '../../identity/generated/order.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import type {Answer, Receipt, Refused} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {Guard, ServerMessage} from '../../protocol/messages.ts';
import {ClientError} from '../errors.ts';
import type {SignedOrder} from '../order-message.ts';
import type {ReceiptVerifier} from '../receipts/receipt-verifier.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import type {HostConnection} from './connection.ts';
import type {Reconnector} from './reconnector.ts';
import {RetriedRequest} from './retried-request.ts';

/** An action whose order is answered. */
export type QueryAction = Extract<
  OrderPayload['action'],
  'cancel' | 'commands' | 'describe' | 'jobs' | 'send' | 'shares' | 'status'
>;

/** Loaded when there is something to ask: a run has no use of it. */
const guards = (): Promise<Readonly<Record<QueryAction, Guard>>> =>
  import('../../protocol/generated/answer-validators.js');

/** An answer, and what is to show that it stands in the account. */
export interface Answered<Body> {
  readonly answer: Body;
  readonly receipt: Receipt | undefined;
  /** The id of its order. */
  readonly order: string;
  /** True if there has to be a receipt. */
  readonly isDue: boolean;
}

/** Rejects an answer that its receipt does not show. */
type Confirm<Body> = (answered: Answered<Body>, logKey: HostLogKey) => Promise<void>;

interface QueryOptions<Body> {
  readonly receipts: ReceiptVerifier | undefined;
  readonly isRepeatable: boolean;
  readonly confirm?: Confirm<Body> | undefined;
}

/** An answer takes no credit; the wire wants some all the same. */
const answerCredit = 65_536;

/** An order is good for five minutes; one that waited this long for a connection is made anew. */
const freshMs = limits.issueWindowMs / 2;

/**
 * One order and its answer. If the connection drops in between, the same order is sent again: an order that
 * reads may be read twice, and a job is ended once.
 */
export class Query<Body> extends RetriedRequest {
  readonly #action: QueryAction;
  readonly #order: () => SignedOrder;
  readonly #receipts: ReceiptVerifier | undefined;
  readonly #answer = Promise.withResolvers<Body>();
  #ordered: SignedOrder | undefined;
  #logKey: HostLogKey | undefined;
  #madeAt = 0;
  readonly #isRepeatable: boolean;
  readonly #confirm: Confirm<Body> | undefined;

  /**
   * @param order makes the message that asks
   * @param options `isRepeatable`: whether it may be asked by another order, where nobody knows what became
   *   of the first; `confirm` holds the answer against its receipt
   */
  constructor(
    reconnector: Reconnector,
    action: QueryAction,
    order: () => SignedOrder,
    {receipts, isRepeatable, confirm}: QueryOptions<Body>,
  ) {
    super(reconnector);
    this.#receipts = receipts;
    this.#isRepeatable = isRepeatable;
    this.#confirm = confirm;
    this.#action = action;
    this.#order = order;
  }

  get answer(): Promise<Body> {
    return this.#answer.promise;
  }

  message(reply: ServerMessage): void {
    this.finish();
    if (reply.type === 'refused') this.#refused(reply);
    else if (reply.type === 'answer') this.#judge(reply).catch((error: Error) => this.rejected(error));
    else this.rejected(new ProtocolError('message', this.#nonsense()));
  }

  protected open(connection: HostConnection): void {
    const now = systemClock.monotonic();
    const isStale = now - this.#madeAt > freshMs;
    if (isStale && this.wasSent && !this.#isRepeatable) {
      this.failed(new ClientError('connection-lost', `whether ${this.reconnector.name} did it is not known`));
      return;
    }
    if (!this.#ordered || isStale) {
      this.#ordered = this.#order();
      this.#madeAt = now;
    }
    this.#logKey = connection.logKey;
    connection.open(this.#ordered.messageBy(connection.identity.key), this, answerCredit);
  }

  protected rejected(error: Error): void {
    this.#answer.reject(error);
  }

  async #judge(answer: Answer): Promise<void> {
    const isGood: Guard = (await guards())[this.#action];
    if (!isGood(answer.body)) throw new ProtocolError('message', this.#nonsense());
    this.#answered(answer);
  }

  #answered({body, receipt}: Answer): void {
    const answer = body as Body;
    if (!this.#confirm || !this.#logKey || !this.#ordered) this.#answer.resolve(answer);
    else {
      // Of what was carried out before, a host that was started since has no receipt at hand.
      const isDue = this.timesMade === 1;
      this.#confirm({answer, receipt, order: this.#ordered.id, isDue}, this.#logKey).then(
        () => this.#answer.resolve(answer),
        (error: Error) => this.rejected(error),
      );
    }
  }

  #refused({code, message, receipt}: Refused): void {
    const refusal = new ClientError('refused', message, {wireCode: code});
    const fail = (error: Error) => this.rejected(error);
    if (!receipt || !this.#receipts || !this.#logKey || !this.#ordered) fail(refusal);
    else
      this.#receipts
        .denied({order: this.#ordered.id, code}, receipt, this.#logKey)
        .then(() => fail(refusal), fail);
  }

  #nonsense(): string {
    return `${this.reconnector.name} gave no answer to ${this.#action} that this program understands`;
  }
}
