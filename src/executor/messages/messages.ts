import {join} from 'node:path';
import type {Clock} from '../../base/clock.ts';
import type {CodedError} from '../../base/errors.ts';
import type {Order} from '../../identity/order.ts';
import {mayListen} from '../../policy/access/access.ts';
import type {Catalogue} from '../../policy/catalogue/catalogue.ts';
import {PolicyError} from '../../policy/errors.ts';
import {ExecutorError} from '../errors.ts';
import type {PresentGate} from '../gate/present-gate.ts';
import {Spells} from '../gate/spells.ts';
import type {OutputPlace} from '../output-place.ts';
import type {Trust} from '../trust/trust.ts';
import type {MailboxOptions} from './mailbox.ts';
import {Mailbox} from './mailbox.ts';
import type {MessageLimits} from './message-rate.ts';
import {MessageRate} from './message-rate.ts';

export interface MessagesOptions {
  /** The name in this host's certificate. */
  readonly host: string;
  /** The folder that says which mailbox it is. */
  readonly data: string;
  readonly output: OutputPlace;
  readonly account: MailboxOptions['account'];
  readonly clock: Clock;
  /** Is told that the log has grown. */
  readonly gate: PresentGate;
  readonly limits: () => MessageLimits;
}

/** Messages to everybody who listens: the mailbox, who listens, and how much one person may send. */
export class Messages {
  readonly listeners: Spells;
  readonly rate: MessageRate;
  readonly #options: MessagesOptions;
  #mailbox: Mailbox | undefined;

  constructor(options: MessagesOptions) {
    this.#options = options;
    const now = () => options.clock.monotonic();
    this.listeners = new Spells(now);
    this.rate = new MessageRate(options.limits, now);
  }

  /** Opens the mailbox, before the first order is taken. */
  async open(lastInAccount: number): Promise<void> {
    const {host, data, output, account, clock, gate} = this.#options;
    this.#mailbox = await Mailbox.open({
      host,
      account,
      lastInAccount,
      file: join(data, 'mailbox.json'),
      outputFolder: output.folder,
      now: () => clock.now(),
      grown: (id, end) => gate.grown(id, end),
    });
  }

  /** Begins another mailbox: its log was in a folder that was taken away. Numbers go on. */
  async begin(): Promise<void> {
    await this.open(this.mailbox.last);
  }

  get mailbox(): Mailbox {
    if (this.#mailbox) return this.#mailbox;
    throw new Error('the mailbox is not open yet');
  }

  /** Requires that what is sent could be kept. @throws {ExecutorError} `output-unavailable` */
  requireRoom(): Promise<void> {
    return this.#options.output.require();
  }

  /** Ends what those listen to who are not believed any more, or whom no rule allows it. */
  judge({trust, catalogue}: {readonly trust: Trust; readonly catalogue: Catalogue}): void {
    this.listeners.judge(order => whyNoLonger(order, trust, catalogue));
  }
}

function whyNoLonger(order: Order, trust: Trust, catalogue: Catalogue): CodedError | undefined {
  if (trust.isRevoked(order))
    return new ExecutorError('not-allowed', 'the certificate that this was ordered with was revoked');
  return mayListen(order.principal, catalogue) === undefined ? mayNotListen(order) : undefined;
}

export const mayNotListen = ({principal: {name}}: Order): PolicyError =>
  new PolicyError(
    'denied',
    `${name} may not listen to the messages of this host: no access rule of it allows it`,
  );
