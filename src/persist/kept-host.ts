import {connect} from 'node:net';
import {longestTimerMs} from '../base/clock.ts';
import type {Pong} from '../client/connection/ping.ts';
import {ClientError} from '../client/errors.ts';
import type {AuditFilter, JobsFilter, RunOptions} from '../client/host-options.ts';
import type {InputSource} from '../client/input/stdin-sender.ts';
import type {AttachOptions} from '../client/job/job.ts';
import type {Notice} from '../client/notice.ts';
import {orderIdOf} from '../identity/order-id.ts';
import {controlFrame, creditFrame, dataHeader} from '../protocol/frame.ts';
import type {CancelAnswer, DescribeAnswer, JobsAnswer, StatusAnswer} from '../protocol/generated/answer.ts';
import {Connection} from '../transport/connection.ts';
import {KeptJob} from './kept-job.ts';
import type {FromCommand, FromKeeper, JobCall, Question, Wanted, Written} from './messages.ts';
import {mostControl} from './messages.ts';
import type {NearHost} from './near-host.ts';
import {isOurSocket, whyNotPrivate} from './place.ts';
import {heardError} from './told-error.ts';

export interface KeptHostOptions {
  /** The folder of the socket. */
  readonly folder: string;
  readonly socket: string;
  readonly wanted: Wanted;
  readonly target: string;
  /** True if client.yaml was not read. */
  readonly isQuick: boolean;
  readonly onNotice: (notice: Notice) => void;
  readonly onWarning: (warning: string) => void;
}

/** Hears of one stream. */
interface StreamOwner {
  message(message: FromKeeper): void;
  data?(channel: number, offset: number, bytes: Buffer): void;
  credit?(bytes: number): void;
  failed(error: Error): void;
}

type Opened = Extract<FromKeeper, {type: 'opened'}>;

/**
 * A host by the connection that the keeper has: as {@link Host}, as far as commands need it. If the keeper ends meanwhile, what is
 * under way fails with `connection-lost`; it is not asked for again, as nobody knows how far it came.
 */
export class KeptHost implements NearHost, AsyncDisposable {
  readonly #options: KeptHostOptions;
  readonly #connection: Connection;
  readonly #streams = new Map<number, StreamOwner>();
  readonly #opened = Promise.withResolvers<Opened | undefined>();
  readonly #closed = Promise.withResolvers<void>();
  #host: Opened | undefined;
  #lastStream = 0;
  #isOver = false;

  /**
   * Has the keeper connect to a host. Undefined if there is no keeper, or not one for this command: then nothing was done.
   *
   * @throws what `connect` of the library does
   */
  static async open(options: KeptHostOptions): Promise<KeptHost | undefined> {
    if (!isOurSocket(options.socket) || whyNotPrivate(options.folder) !== undefined) return undefined;
    const host = new KeptHost(options);
    const {wanted, target, isQuick} = options;
    host.#send(0, {type: 'open', wanted, target, isQuick});
    const late = setTimeout(() => host.#opened.resolve(undefined), patienceMs);
    try {
      host.#host = await host.#opened.promise;
      return host.#host && host;
    } finally {
      clearTimeout(late);
      if (!host.#host) host.#connection.destroy();
    }
  }

  private constructor(options: KeptHostOptions) {
    this.#options = options;
    this.#opened.promise.catch(() => {});
    this.#connection = new Connection(
      connect(options.socket),
      {
        control: (stream, payload) => this.#message(stream, JSON.parse(payload.toString()) as FromKeeper),
        data: (stream, ...piece) => this.#streams.get(stream)?.data?.(...piece),
        credit: (stream, bytes) => this.#streams.get(stream)?.credit?.(bytes),
        closed: () => this.#lost(),
      },
      // A command that was stopped by Ctrl-Z in the middle of a frame goes on with it later.
      {maxControl: mostControl, frameMs: longestTimerMs},
    );
  }

  get name(): string {
    return this.#host?.host ?? this.#options.target;
  }

  get person(): string | undefined {
    return this.#host?.person;
  }

  run(command: string, words: readonly string[], options: RunOptions = {}): KeptJob {
    if (options.secrets) throw new Error('secrets are not for the keeper');
    const id = this.#newId();
    const written = {...withoutInput(options), id};
    return this.#job({call: 'run', command, words, options: written}, id, options.stdin);
  }

  attach(job: string, options: AttachOptions = {}): KeptJob {
    return this.#job({call: 'attach', job, options: withoutInput(options)}, job, options.stdin);
  }

  auditLog(filter: AuditFilter = {}): KeptJob {
    const id = this.#newId();
    return this.#job({call: 'auditLog', id, filter}, id, undefined);
  }

  async cancel(...args: Parameters<NearHost['cancel']>): Promise<CancelAnswer> {
    return this.#ask({call: 'cancel', args});
  }

  async describe(command: string): Promise<DescribeAnswer> {
    return this.#ask({call: 'describe', args: [command]});
  }

  async status(): Promise<StatusAnswer> {
    return this.#ask({call: 'status', args: []});
  }

  async jobs(filter: JobsFilter = {}): Promise<JobsAnswer> {
    return this.#ask({call: 'jobs', args: [filter]});
  }

  async commands(options: {describe: true}): Promise<{commands: DescribeAnswer[]}> {
    return this.#ask({call: 'commands', args: [options]});
  }

  async ping(): Promise<Pong> {
    return this.#ask({call: 'ping', args: []});
  }

  /** Resolves when the receipts are on disk. */
  async close(): Promise<void> {
    if (!this.#isOver) {
      this.#send(0, {type: 'close'});
      await this.#closed.promise;
    }
    this.#connection.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** A command makes no more than one job of its own. */
  #newId(): string {
    const {random = ''} = this.#host ?? {};
    return orderIdOf(Date.now(), Buffer.from(random, 'base64'));
  }

  #job(call: JobCall, id: string, source: InputSource | undefined): KeptJob {
    const number = ++this.#lastStream;
    const job = new KeptJob(id, this.name, source, {
      send: message => this.#send(number, message),
      grant: bytes => this.#connection.send(creditFrame(number, bytes)),
      data: (channel, offset, bytes) => {
        this.#connection.send(dataHeader(number, channel, offset, bytes.length));
        this.#connection.send(bytes);
      },
      done: () => this.#streams.delete(number),
    });
    this.#streams.set(number, job);
    if (this.#isOver) setImmediate(() => job.failed(this.#gone(id)));
    else this.#send(number, {type: 'job', job: call});
    return job;
  }

  #ask<Value>(question: Question): Promise<Value> {
    const number = ++this.#lastStream;
    const {promise, resolve, reject} = Promise.withResolvers<Value>();
    this.#streams.set(number, {
      message: message => {
        this.#streams.delete(number);
        if (message.type === 'answer') resolve(message.value as Value);
        else if (message.type === 'failed') reject(heardError(message.error));
      },
      failed: reject,
    });
    if (this.#isOver) setImmediate(() => reject(this.#gone(undefined)));
    else this.#send(number, {type: 'ask', question});
    return promise;
  }

  #send(stream: number, message: FromCommand): void {
    this.#connection.send(controlFrame(stream, message));
  }

  #message(stream: number, message: FromKeeper): void {
    if (stream !== 0) this.#streams.get(stream)?.message(message);
    else if (message.type === 'opened') this.#opened.resolve(message);
    else if (message.type === 'failed') this.#opened.reject(heardError(message.error));
    else if (message.type === 'warning') this.#options.onWarning(message.text);
    else if (message.type === 'notice') this.#options.onNotice(message.notice);
    else if (message.type === 'lost') this.#options.onNotice({...message, error: heardError(message.error)});
    else if (message.type === 'declined') this.#opened.resolve(undefined);
    else if (message.type === 'closed') this.#closed.resolve();
  }

  #lost(): void {
    this.#isOver = true;
    this.#opened.resolve(undefined);
    this.#closed.resolve();
    for (const [number, owner] of this.#streams) {
      this.#streams.delete(number);
      owner.failed(this.#gone(owner instanceof KeptJob ? owner.id : undefined));
    }
  }

  #gone(job: string | undefined): ClientError {
    const what = 'the process that holds the connection (persist) ended';
    const goesOn = job === undefined ? '' : `; job ${job} may still run: attach to it to go on`;
    return new ClientError('connection-lost', what + goesOn);
  }
}

/** A keeper that has not connected by then, with its own limits, is one that was stopped. */
const patienceMs = 15_000;
function withoutInput<Options extends RunOptions & AttachOptions>({
  stdin,
  signal: _signal,
  secrets: _secrets,
  maxBuffer: _maxBuffer,
  ...options
}: Options): Written<Omit<Options, 'stdin' | 'signal' | 'secrets' | 'maxBuffer'>> {
  return {...options, stdin: stdin !== undefined};
}
