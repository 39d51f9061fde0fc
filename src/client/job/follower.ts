import {ProtocolError} from '../../protocol/errors.ts';
import {channel} from '../../protocol/frame.ts';
import type {Ended, Outcome, Queued, Receipt, Refused, Started} from '../../protocol/generated/wire.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import type {Line} from '../connection/connection.ts';
import type {Errand, Route} from '../connection/reconnector.ts';
import type {Stream, StreamOwner} from '../connection/stream.ts';
import {isPassingRefusal} from '../connection/transient-errors.ts';
import {ClientError} from '../errors.ts';
import type {InputOptions} from '../input/stdin-sender.ts';
import {InputFeed} from '../input/stdin-sender.ts';
import type {Ordered} from '../order-message.ts';
import type {ToldDenial} from '../receipts/check-receipt.ts';
import type {KeptReceipt} from '../receipts/receipt-file.ts';
import type {HostAccount} from '../receipts/receipt-verifier.ts';
import type {HostLog} from '../receipts/verify-log-key.ts';
import type {Chunk} from './chunk-queue.ts';
import {OutputCredit} from './output-credit.ts';
import {Arrival} from './output-verifier.ts';

/** How a job is followed: by which orders. */
export interface Course {
  /** The id of the job. */
  readonly job: string;
  /** Makes the message that starts it, with the public key of its input; not there where it was started before. */
  readonly start?: (input: string | undefined) => Ordered;
  /** Makes a message that follows it from an offset of its output on. */
  readonly attach: (from: number, input: string | undefined) => Ordered;
  /** The offset that the caller wants first; undefined where the job is started, so that no byte can be missing. */
  readonly from: number | undefined;
  readonly cancel: () => Promise<unknown>;
  /** What its end is to stand in; undefined where no receipts are wanted. */
  readonly account: HostAccount | undefined;
}

/** What a follower tells of its job. `ended` or `failed` comes once and is the last. */
export interface FollowerOwner {
  queued(message: Queued): void;
  /** Once, however often it is followed anew. */
  started(message: Started): void;
  output(chunk: Chunk): void;
  ended(outcome: Outcome, proof: Proof): void;
  failed(error: Error): void;
}

/** What is known of an end beside what the host says. */
export interface Proof {
  /** Whether every byte of the output came and is, by its digests, what the host said it was. */
  readonly verified: boolean;
  /** Bytes of output that the host no longer held when they were asked for. */
  readonly missing: number;
  /** What shows that it stands in the host's account. */
  readonly receipt: KeptReceipt | undefined;
}

const channelNames: Readonly<Record<number, Chunk['channel'] | undefined>> = {
  [channel.stdout]: 'stdout',
  [channel.stderr]: 'stderr',
};

/**
 * Follows one job over as many lines as it takes. Until the host said that it has the order, the very same order is sent
 * on each line, which cannot run it twice; from then on the job is attached to, at the next byte. Once it was started,
 * no refusal tells what became of it.
 */
export class Follower implements Errand, StreamOwner {
  /** Why there is no order that could be sent. */
  readonly problem: Error | undefined;
  readonly #route: Route;
  readonly #course: Course;
  readonly #owner: FollowerOwner;
  readonly #arrival: Arrival;
  readonly #credit = new OutputCredit();
  readonly #input: InputFeed | undefined;
  /** What starts the job, with its secrets, until the host has it. */
  #start: Ordered | undefined;
  /** The order that the line was last given, and what the line's receipts are verified by. */
  #order = '';
  #log: HostLog | undefined;
  #stream: Stream | undefined;
  #isStarted = false;
  /** Whether it was started on the line that it is on now. */
  #isFlowing = false;
  #boardings = 0;
  #putOff: {since: number; times: number} | undefined;
  #inputFailure: ClientError | undefined;
  #isOver = false;

  constructor(route: Route, course: Course, options: InputOptions, owner: FollowerOwner) {
    this.#route = route;
    this.#course = course;
    this.#owner = owner;
    this.#arrival = new Arrival(course.job, course.from);
    if (options.stdin !== undefined || options.terminal !== undefined) this.#input = this.#feed(options);
    try {
      this.#start = course.start?.(this.#input?.publicKey);
    } catch (error) {
      this.problem = error as Error;
    }
  }

  get wasSent(): boolean {
    return this.#boardings > 0;
  }

  board(line: Line): void {
    const {id, message} = this.#start ?? this.#course.attach(this.#arrival.next, this.#input?.publicKey);
    this.#isFlowing = false;
    this.#order = id;
    this.#log = line.log;
    this.#stream = line.open(message, this, this.#credit.begin());
    this.#boardings++;
  }

  failed(error: Error): void {
    const isLost = this.wasSent && error instanceof ClientError && error.code === 'connection-lost';
    this.#fail(isLost ? this.#unknown(error.message, error.cause) : error);
  }

  /** So many bytes of the output were consumed. */
  consumed(bytes: number): void {
    const grant = this.#credit.consume(bytes);
    if (grant > 0) this.#stream?.grant(grant);
  }

  resize(columns: number, rows: number): void {
    this.#input?.resize(columns, rows);
  }

  /** Wants nothing more; the job goes on. */
  release(error: Error): void {
    this.#stream?.release();
    this.#fail(error);
  }

  message(message: ServerMessage): void {
    switch (message.type) {
      case 'queued':
        this.#start = undefined;
        this.#owner.queued(message);
        return;
      case 'started':
        this.#started(message);
        return;
      case 'gap':
        this.#arrival.skip(message);
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

  data(number: number, offset: number, bytes: Buffer): void {
    const name = channelNames[number];
    if (name === undefined) throw new ProtocolError('message', `output on channel ${number}`);
    const chunk = {channel: name, offset, bytes};
    this.#arrival.take(chunk);
    this.#credit.receive(bytes.length);
    this.#owner.output(chunk);
  }

  credit(bytes: number): void {
    if (!this.#input) throw new ProtocolError('phase', 'credit for input of a job that is given none');
    this.#input.granted(bytes);
  }

  #feed(options: InputOptions): InputFeed {
    return new InputFeed(this.#course.job, options, {
      sizeIsTold: this.#course.start !== undefined,
      failed: error => {
        this.#inputFailure = error;
        this.#course.cancel().catch(() => this.release(error));
      },
    });
  }

  #started(message: Started): void {
    this.#arrival.begin(message);
    this.#credit.senderKeeps(message.window);
    this.#start = undefined;
    this.#putOff = undefined;
    this.#isFlowing = true;
    if (!this.#isStarted) this.#owner.started(message);
    this.#isStarted = true;
    if (message.input !== undefined && this.#stream) this.#input?.begin(this.#stream, message.input);
  }

  #ended({outcome, receipt}: Ended): void {
    const {verified, wrong} = this.#arrival.judge(outcome, this.#route.name);
    const problem = wrong ?? this.#input?.problem(outcome, this.#route.name);
    if (this.#inputFailure) this.#fail(this.#inputFailure);
    else if (problem !== undefined) this.#fail(new ClientError('digest-mismatch', problem));
    else {
      this.#close();
      void this.#tellEnd(outcome, receipt, verified);
    }
  }

  /** Nothing is told to have ended well before the host has shown that it stands in its account. */
  async #tellEnd(outcome: Outcome, receipt: Receipt | undefined, verified: boolean): Promise<void> {
    const {job, account, start} = this.#course;
    const told = {job, outcome, isOurs: start !== undefined};
    try {
      const kept = this.#log && (await account?.ended(told, receipt, this.#log));
      this.#owner.ended(outcome, {verified, missing: this.#arrival.missing, receipt: kept});
    } catch (error) {
      this.#owner.failed(error as Error);
    }
  }

  #refused({code, message, receipt}: Refused): void {
    const refusal = new ClientError('refused', message, {wireCode: code});
    // The first answer to an order is the answer. While it flows, it is about our input.
    if (this.#boardings === 1 || this.#isFlowing) {
      void this.#deny(refusal, {order: this.#order, code}, receipt);
      return;
    }
    if (isPassingRefusal(refusal.wireCode) && this.#boardLater()) return;
    const isNew = !this.#isStarted && (this.#start !== undefined || this.#course.start === undefined);
    const what = `${this.#route.name} refused to go on after the connection was lost: ${refusal.message}`;
    this.#fail(isNew && !isOfTheCaller(refusal.wireCode) ? refusal : this.#unknown(what, refusal));
  }

  /** A refusal needs no receipt: not each is recorded. One that it has must be good. */
  async #deny(refusal: ClientError, told: ToldDenial, receipt: Receipt | undefined): Promise<void> {
    if (this.#isOver) return;
    this.#close();
    try {
      if (receipt && this.#log) await this.#course.account?.denied(told, receipt, this.#log);
      this.#owner.failed(refusal);
    } catch (error) {
      this.#owner.failed(error as Error);
    }
  }

  #boardLater(): boolean {
    this.#putOff ??= {since: performance.now(), times: 0};
    return this.#route.boardLater(this, this.#putOff.since, this.#putOff.times++);
  }

  #unknown(what: string, cause: unknown): ClientError {
    const message = `${what}; job ${this.#course.job} may still run: attach to it to go on`;
    return new ClientError('connection-lost', message, {cause});
  }

  #fail(error: Error): void {
    if (this.#isOver) return;
    this.#close();
    this.#owner.failed(error);
  }

  #close(): void {
    this.#isOver = true;
    this.#start = undefined;
    this.#route.done(this);
    this.#input?.stop();
  }
}

/**
 * Whether a refusal is about who asks, or when, and was found before the host looked whether it knows the order: it
 * then does not say that the order, which was sent before, was not carried out.
 */
function isOfTheCaller(wireCode = ''): boolean {
  return ['internal', 'unknown-job', 'busy'].includes(wireCode) || /^(?:certificate|order)-/.test(wireCode);
}
