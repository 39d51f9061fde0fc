import {ProtocolError} from '../protocol/errors.ts';
import {channel} from '../protocol/frame.ts';
import type {Outcome, Queued, Started} from '../protocol/generated/wire.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import {Arrival} from './arrival.ts';
import type {Chunk} from './chunk.ts';
import {ClientError} from './errors.ts';
import type {InputOptions} from './input-feed.ts';
import {InputFeed} from './input-feed.ts';
import type {Line} from './line.ts';
import {OutputCredit} from './output-credit.ts';
import {isPassingRefusal} from './passing-trouble.ts';
import type {Errand, Route} from './route.ts';
import type {Stream, StreamOwner} from './stream.ts';

/** How a job is followed: by which orders. */
export interface Course {
  /** The id of the job. */
  readonly job: string;
  /** Makes the message that starts it, with the public key of its input; not there where it was started before. */
  readonly start?: (input: string | undefined) => object;
  /** Makes a message that follows it from an offset of its output on. */
  readonly attach: (from: number, input: string | undefined) => object;
  /** The offset that the caller wants first; undefined where the job is started, so that no byte can be missing. */
  readonly from: number | undefined;
  readonly cancel: () => Promise<void>;
}

/** What a follower tells of its job. `ended` or `failed` comes once and is the last. */
export interface FollowerOwner {
  queued(message: Queued): void;
  /** Once, however often it is followed anew. */
  started(message: Started): void;
  output(chunk: Chunk): void;
  ended(outcome: Outcome, proof: {verified: boolean; missing: number}): void;
  failed(error: Error): void;
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
  readonly #route: Route;
  readonly #course: Course;
  readonly #owner: FollowerOwner;
  readonly #arrival: Arrival;
  readonly #credit = new OutputCredit();
  readonly #input: InputFeed | undefined;
  /** What starts the job, with its secrets, until the host has it. */
  #start: object | undefined;
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
    this.#start = course.start?.(this.#input?.publicKey);
  }

  get wasSent(): boolean {
    return this.#boardings > 0;
  }

  board(line: Line): void {
    const message = this.#start ?? this.#course.attach(this.#arrival.next, this.#input?.publicKey);
    this.#isFlowing = false;
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
        this.#ended(message.outcome);
        return;
      case 'refused':
        this.#refused(new ClientError('refused', message.message, {wireCode: message.code}));
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

  #ended(outcome: Outcome): void {
    const {verified, wrong} = this.#arrival.judge(outcome, this.#route.name);
    const problem = wrong ?? this.#input?.problem(outcome, this.#route.name);
    if (this.#inputFailure) this.#fail(this.#inputFailure);
    else if (problem !== undefined) this.#fail(new ClientError('digest-mismatch', problem));
    else {
      this.#close();
      this.#owner.ended(outcome, {verified, missing: this.#arrival.missing});
    }
  }

  #refused(refusal: ClientError): void {
    // The first answer to an order is the answer. While it flows, it is about our input.
    if (this.#boardings === 1 || this.#isFlowing) {
      this.#fail(refusal);
      return;
    }
    if (isPassingRefusal(refusal.wireCode) && this.#boardLater()) return;
    const isNew = !this.#isStarted && (this.#start !== undefined || this.#course.start === undefined);
    const what = `${this.#route.name} refused to go on after the connection was lost: ${refusal.message}`;
    this.#fail(isNew && !isOfTheCaller(refusal.wireCode) ? refusal : this.#unknown(what, refusal));
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
