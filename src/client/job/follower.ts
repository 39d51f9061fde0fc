import type {Entry} from '../../audit/generated/entry.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {channel} from '../../protocol/frame.ts';
import type {Ended, Outcome, Queued, Receipt, Refused, Started} from '../../protocol/generated/wire.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import {giveBack} from '../../transport/intake.ts';
import type {Budgets} from '../budgets.ts';
import type {HostConnection} from '../connection/connection.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import {RetriedRequest} from '../connection/retried-request.ts';
import type {Stream} from '../connection/stream.ts';
import {isTransientRefusal} from '../connection/transient-errors.ts';
import {ClientError} from '../errors.ts';
import type {SenderOptions} from '../input/stdin-sender.ts';
import {inputProblem, StdinSender} from '../input/stdin-sender.ts';
import type {SignedOrder} from '../order-message.ts';
import type {ReportedDenial} from '../receipts/check-receipt.ts';
import type {KeptReceipt} from '../receipts/receipt-file.ts';
import type {ReceiptVerifier} from '../receipts/receipt-verifier.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import type {Chunk} from './chunk-queue.ts';
import {OutputCredit} from './output-credit.ts';
import {OutputVerifier} from './output-verifier.ts';

/** The orders by which a job is followed. */
export interface FollowOptions {
  /** The id of the job. */
  readonly job: string;
  /**
   * Makes the message that starts it, with the public key of its input; not there where it was started
   * before.
   */
  readonly start?: (input: string | undefined) => SignedOrder;
  /** Makes a message that follows it from an offset of its output on. */
  readonly attach: (from: number, input: string | undefined) => SignedOrder;
  /**
   * The offset that the caller wants first; undefined if the job is started, so that no byte can be
   * missing.
   */
  readonly from: number | undefined;
  readonly cancel: () => Promise<unknown>;
  /** Verifies the receipt of its end; undefined if no receipts are wanted. */
  readonly receipts: ReceiptVerifier | undefined;
  readonly budgets: Budgets;
}

/** Hears of one job. `ended` or `failed` comes once and is the last. */
export interface FollowerOwner {
  queued(message: Queued): void;
  /** Once, however often it is followed anew. */
  started(message: Started): void;
  output(chunk: Chunk): void;
  ended(outcome: Outcome, proof: Proof): void;
  failed(error: Error): void;
}

/** The facts of an end that do not rest on the host's word alone. */
export interface Proof {
  /** True if every byte of the output came and is, by its digests, what the host said it was. */
  readonly verified: boolean;
  /** Bytes of output that the host no longer held when they were asked for. */
  readonly missing: number;
  /** Shows that it is in the host's account. */
  readonly receipt: KeptReceipt | undefined;
  /** The entry of the end in the account; undefined if no receipt shows it. */
  readonly entry: Entry | undefined;
}

const channelNames: Readonly<Record<number, Chunk['channel'] | undefined>> = {
  [channel.stdout]: 'stdout',
  [channel.stderr]: 'stderr',
};

/**
 * Follows one job over as many connections as it takes. Until the host said that it has the order, the very
 * same order is sent on each connection, which cannot run it twice; from then on the job is attached to, at
 * the next byte. Once it was started, no refusal tells what became of it.
 */
export class Follower extends RetriedRequest {
  /** The reason why there is no order that could be sent. */
  readonly problem: Error | undefined;
  readonly #how: FollowOptions;
  readonly #owner: FollowerOwner;
  readonly #verifier: OutputVerifier;
  #credit: OutputCredit | undefined;
  #isOver = false;
  #isTold = false;
  readonly #input: StdinSender | undefined;
  /** The order that starts the job, with its secrets, until the host has it. */
  #startOrder: SignedOrder | undefined;
  /** The order that the connection was last given, and what the connection's receipts are verified by. */
  #order = '';
  #logKey: HostLogKey | undefined;
  #stream: Stream | undefined;
  #isStarted = false;
  /** True if it was started on the connection that it is on now. */
  #isFlowing = false;
  #inputFailure: ClientError | undefined;

  constructor(reconnector: Reconnector, how: FollowOptions, options: SenderOptions, owner: FollowerOwner) {
    super(reconnector);
    this.#how = how;
    this.#owner = owner;
    this.#verifier = new OutputVerifier(how.job, how.from);
    this.problem = inputProblem(options.stdin);
    if (this.problem) return;
    if (options.stdin !== undefined || options.terminal !== undefined) this.#input = this.#feed(options);
    try {
      this.#startOrder = how.start?.(this.#input?.publicKey);
    } catch (error) {
      this.problem = error as Error;
    }
  }

  override failed(error: Error): void {
    const isLost = this.wasSent && error instanceof ClientError && error.code === 'connection-lost';
    this.#fail(isLost ? this.#unknown(error.message, error.cause) : error);
  }

  /** So many bytes of the output were consumed. */
  consumed(bytes: number): void {
    const grant = this.#credit?.consume(bytes) ?? 0;
    if (this.#isOver) this.#how.budgets.credit.giveBack(bytes);
    else if (grant > 0) this.#stream?.grant(grant);
  }

  resize(columns: number, rows: number): void {
    this.#input?.resize(columns, rows);
  }

  /** Wants nothing more; the job goes on. Of one that ended the proof is not waited for, which may take long. */
  release(error: Error): void {
    this.#stream?.release();
    this.#fail(error);
    this.rejected(error);
  }

  message(message: ServerMessage): void {
    switch (message.type) {
      case 'queued':
        this.#startOrder = undefined;
        this.#owner.queued(message);
        return;
      case 'started':
        this.#started(message);
        return;
      case 'gap':
        this.#verifier.skip(message);
        return;
      case 'ended':
        this.#ended(message);
        return;
      case 'refused':
        this.#refused(message);
        return;
      default:
        this.#fail(new ProtocolError('phase', `a job was answered with ${message.type}`));
    }
  }

  override data(number: number, offset: number, bytes: Buffer): void {
    const name = channelNames[number];
    if (name === undefined) throw new ProtocolError('message', `output on channel ${number}`);
    let isDone = false;
    const done = () => {
      if (!isDone) giveBack(bytes);
      isDone = true;
    };
    const chunk = {channel: name, offset, bytes, done};
    this.#verifier.take(chunk);
    this.#credit?.receive(bytes.length);
    this.#owner.output(chunk);
  }

  override credit(bytes: number): void {
    if (!this.#input) throw new ProtocolError('phase', 'credit for input of a job that is given none');
    this.#input.granted(bytes);
  }

  protected open(connection: HostConnection): void {
    const order = this.#startOrder ?? this.#how.attach(this.#verifier.next, this.#input?.publicKey);
    this.#credit ??= new OutputCredit(this.#how.budgets.credit.take());
    this.#isFlowing = false;
    this.#order = order.id;
    this.#logKey = connection.logKey;
    this.#stream = connection.open(order.messageBy(connection.identity.key), this, this.#credit.begin());
  }

  protected override finish(): boolean {
    if (!super.finish()) return false;
    this.#isOver = true;
    // Output that came and was not consumed is held until it is.
    if (this.#credit) this.#how.budgets.credit.giveBack(this.#credit.window - this.#credit.held);
    this.#startOrder = undefined;
    this.#input?.stop();
    return true;
  }

  protected rejected(error: Error): void {
    if (!this.#isTold) this.#owner.failed(error);
    this.#isTold = true;
  }

  #feed(options: SenderOptions): StdinSender {
    return new StdinSender(this.#how.job, options, {
      sizeIsTold: this.#how.start !== undefined,
      failed: error => {
        this.#inputFailure = error;
        this.#how.cancel().catch(() => this.release(error));
      },
    });
  }

  #started(message: Started): void {
    this.#verifier.begin(message);
    this.#credit?.senderKeeps(message.window);
    this.#startOrder = undefined;
    this.wentOn();
    this.#isFlowing = true;
    if (!this.#isStarted) this.#owner.started(message);
    this.#isStarted = true;
    if (message.input !== undefined && this.#stream) this.#input?.begin(this.#stream, message.input);
  }

  #ended({outcome, receipt}: Ended): void {
    const {verified, wrong} = this.#verifier.verify(outcome, this.reconnector.name);
    const problem = wrong ?? this.#input?.problem(outcome, this.reconnector.name);
    if (this.#inputFailure) this.#fail(this.#inputFailure);
    else if (problem !== undefined) this.#fail(new ClientError('digest-mismatch', problem));
    else {
      this.finish();
      void this.#tellEnd(outcome, receipt, verified);
    }
  }

  /** Nothing is told to have ended well before the host has shown that it stands in its account. */
  async #tellEnd(outcome: Outcome, receipt: Receipt | undefined, verified: boolean): Promise<void> {
    const {job, receipts, start} = this.#how;
    const told = {job, outcome, isOurs: start !== undefined};
    try {
      const shown = this.#logKey && (await receipts?.ended(told, receipt, this.#logKey));
      const {missing} = this.#verifier;
      if (this.#isTold) return;
      this.#isTold = true;
      this.#owner.ended(outcome, {verified, missing, receipt: shown?.receipt, entry: shown?.entry});
    } catch (error) {
      this.rejected(error as Error);
    }
  }

  #refused({code, message, receipt}: Refused): void {
    const refusal = new ClientError('refused', message, {wireCode: code});
    // The first answer to an order is the answer. While it flows, it is about our input.
    if (this.timesMade === 1 || this.#isFlowing) {
      void this.#deny(refusal, {order: this.#order, code}, receipt);
      return;
    }
    if (isTransientRefusal(refusal.wireCode) && this.makeLater()) return;
    const isNew = !this.#isStarted && (this.#startOrder !== undefined || this.#how.start === undefined);
    const what = `${this.reconnector.name} refused to go on after the connection was lost: ${refusal.message}`;
    this.#fail(isNew && !isOfTheCaller(refusal.wireCode) ? refusal : this.#unknown(what, refusal));
  }

  /** A refusal needs no receipt: not each is recorded. One that it has must be good. */
  async #deny(refusal: ClientError, told: ReportedDenial, receipt: Receipt | undefined): Promise<void> {
    if (!this.finish()) return;
    try {
      if (receipt && this.#logKey) await this.#how.receipts?.denied(told, receipt, this.#logKey);
      this.rejected(refusal);
    } catch (error) {
      this.rejected(error as Error);
    }
  }

  #unknown(what: string, cause: unknown): ClientError {
    const message = `${what}; job ${this.#how.job} may still run: attach to it to go on`;
    return new ClientError('connection-lost', message, {cause});
  }

  #fail(error: Error): void {
    super.failed(error);
  }
}

/**
 * True if a refusal is about the caller or the time, and was found before the host looked whether it knows
 * the order: it then does not say that the order, which was sent before, was not carried out.
 */
function isOfTheCaller(wireCode = ''): boolean {
  return ['internal', 'unknown-job', 'busy'].includes(wireCode) || /^(?:certificate|order)-/.test(wireCode);
}
