import type {OrderPayload} from '../../identity/generated/order.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {cancel, commands, describe, jobs, status} from '../../protocol/generated/answer-validators.js';
import type {Refused} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {Guard, ServerMessage} from '../../protocol/messages.ts';
import {ClientError} from '../errors.ts';
import type {Ordered} from '../order-message.ts';
import type {HostAccount} from '../receipts/receipt-verifier.ts';
import type {HostLog} from '../receipts/verify-log-key.ts';
import type {Line} from './connection.ts';
import type {Errand, Route} from './reconnector.ts';
import type {StreamOwner} from './stream.ts';

const guards: Readonly<Record<'cancel' | 'commands' | 'describe' | 'jobs' | 'status', Guard>> = {
  cancel,
  commands,
  describe,
  jobs,
  status,
};

/** An action whose order is answered. */
export type Question = keyof typeof guards & OrderPayload['action'];

/** An answer takes no credit; the wire wants some all the same. */
const answerCredit = 65_536;

/** An order is good for five minutes; one that waited this long for a line is made anew. */
const freshMs = limits.issueWindowMs / 2;

/**
 * One order and its answer. Where the line drops in between, the same order is sent again: what reads may be read
 * twice, and a job is ended once.
 */
export class Ask<Body> implements Errand, StreamOwner {
  readonly #route: Route;
  readonly #action: Question;
  readonly #order: () => Ordered;
  readonly #account: HostAccount | undefined;
  readonly #answer = Promise.withResolvers<Body>();
  #ordered: Ordered | undefined;
  #log: HostLog | undefined;
  #madeAt = 0;
  #wasSent = false;
  readonly #isRepeatable: boolean;

  /**
   * @param order makes the message that asks
   * @param options `isRepeatable`: whether it may be asked by another order, where nobody knows what became of the first
   */
  constructor(
    route: Route,
    action: Question,
    order: () => Ordered,
    {account, isRepeatable}: {account: HostAccount | undefined; isRepeatable: boolean},
  ) {
    this.#account = account;
    this.#isRepeatable = isRepeatable;
    this.#route = route;
    this.#action = action;
    this.#order = order;
  }

  get wasSent(): boolean {
    return this.#wasSent;
  }

  get answer(): Promise<Body> {
    return this.#answer.promise;
  }

  board(line: Line): void {
    const now = performance.now();
    const isStale = now - this.#madeAt > freshMs;
    if (isStale && this.#wasSent && !this.#isRepeatable) {
      this.#route.done(this);
      this.failed(new ClientError('connection-lost', `whether ${this.#route.name} did it is not known`));
      return;
    }
    if (!this.#ordered || isStale) {
      this.#ordered = this.#order();
      this.#madeAt = now;
    }
    this.#log = line.log;
    line.open(this.#ordered.message, this, answerCredit);
    this.#wasSent = true;
  }

  failed(error: Error): void {
    this.#answer.reject(error);
  }

  message(reply: ServerMessage): void {
    this.#route.done(this);
    if (reply.type === 'refused') this.#refused(reply);
    else if (reply.type === 'answer' && guards[this.#action](reply.body))
      this.#answer.resolve(reply.body as Body);
    else this.failed(new ProtocolError('message', this.#nonsense()));
  }

  data(): void {}

  credit(): void {}

  #refused({code, message, receipt}: Refused): void {
    const refusal = new ClientError('refused', message, {wireCode: code});
    const fail = (error: Error) => this.failed(error);
    if (!receipt || !this.#account || !this.#log || !this.#ordered) fail(refusal);
    else
      this.#account
        .denied({order: this.#ordered.id, code}, receipt, this.#log)
        .then(() => fail(refusal), fail);
  }

  #nonsense(): string {
    return `${this.#route.name} gave no answer to ${this.#action} that this program understands`;
  }
}
