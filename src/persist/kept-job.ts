import {ClientError} from '../client/errors.ts';
import type {InputSource} from '../client/input/stdin-sender.ts';
import type {Chunk} from '../client/job/chunk-queue.ts';
import {ChunkQueue} from '../client/job/chunk-queue.ts';
import type {Collected} from '../client/job/collect-output.ts';
import {collectOutput} from '../client/job/collect-output.ts';
import type {JobResult, Started} from '../client/job/job.ts';
import {channel} from '../protocol/frame.ts';
import type {FromCommand, FromKeeper, Output} from './messages.ts';
import type {NearJob} from './near-host.ts';
import {heardError} from './told-error.ts';

/** The socket to the keeper, as far as one stream needs it. */
export interface KeeperStream {
  send(message: FromCommand): void;
  grant(bytes: number): void;
  data(channelNumber: number, offset: number, bytes: Uint8Array): void;
  done(): void;
}

/** Bytes of output that `await job` keeps. */
const mostCollected = 100 * 1024 * 1024;
/** Most bytes of a data frame. */
const mostAtOnce = 64 * 1024;

/** One job that the keeper follows for us. As {@link Job}. */
export class KeptJob implements NearJob {
  readonly id: string;
  readonly host: string;
  readonly #stream: KeeperStream;
  readonly #source: InputSource | undefined;
  readonly #queue: ChunkQueue;
  readonly #started = Promise.withResolvers<Started>();
  readonly #ended = Promise.withResolvers<Omit<JobResult, Output>>();
  #collected: Promise<Collected> | undefined;
  #isOver = false;
  #isReading = false;
  #room = 0;
  #wake: (() => void) | undefined;

  constructor(id: string, host: string, source: InputSource | undefined, stream: KeeperStream) {
    this.id = id;
    this.host = host;
    this.#stream = stream;
    this.#source = source;
    this.#queue = new ChunkQueue(`job ${id} on ${host}`, bytes => {
      if (!this.#isOver) stream.grant(bytes);
    });
    // A failure that nobody asked about is no unhandled rejection.
    this.#started.promise.catch(() => {});
    this.#ended.promise.catch(() => {});
  }

  get started(): Promise<Started> {
    return this.#started.promise;
  }

  get settled(): Promise<void> {
    return this.#ended.promise.then(
      () => {},
      () => {},
    );
  }

  [Symbol.asyncIterator](): AsyncIterator<Chunk, void, void> {
    return this.#queue.consume();
  }

  // biome-ignore lint/suspicious/noThenProperty: a job can be awaited
  then<Value = JobResult, Failure = never>(
    onResult?: ((result: JobResult) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    return this.#settle().then(onResult, onError);
  }

  catch<Failure = never>(
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<JobResult | Failure> {
    return this.#settle().catch(onError);
  }

  resize(columns: number, rows: number): void {
    if (!this.#isOver) this.#stream.send({type: 'resize', columns, rows});
  }

  release(): void {
    if (this.#isOver) return;
    this.#stream.send({type: 'release'});
    this.failed(new ClientError('connection-lost', `job ${this.id} on ${this.host} was let go`));
  }

  message(message: FromKeeper): void {
    if (message.type === 'started') this.#started.resolve(message.started);
    if (message.type === 'failed') this.failed(heardError(message.error));
    if (message.type === 'ended') {
      this.#finish();
      this.#queue.end();
      this.#ended.resolve(message.result);
    }
  }

  data(number: number, offset: number, bytes: Buffer): void {
    const name = number === channel.stderr ? 'stderr' : 'stdout';
    this.#queue.push({channel: name, offset, bytes, done: () => {}});
  }

  /** The keeper takes so many bytes of input more. */
  credit(bytes: number): void {
    this.#room += bytes;
    this.#wake?.();
    if (this.#isReading) return;
    this.#isReading = true;
    this.#feed().catch((error: Error) => {
      if (!this.#isOver) this.#stream.send({type: 'input-failed', message: error.message});
    });
  }

  failed(error: Error): void {
    if (this.#isOver) return;
    this.#finish();
    this.#started.reject(error);
    this.#ended.reject(error);
    this.#queue.end(error);
  }

  #finish(): void {
    this.#isOver = true;
    this.#stream.done();
    this.#wake?.();
    const source = this.#source;
    if (this.#isReading && typeof source === 'object' && 'destroy' in source)
      (source as {destroy: () => void}).destroy();
  }

  async #feed(): Promise<void> {
    let offset = 0;
    const source = this.#source ?? '';
    const pieces =
      typeof source === 'object' && !(source instanceof Uint8Array) ? source : [Buffer.from(source)];
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; ) {
        while (this.#room === 0 && !this.#isOver)
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        if (this.#isOver) return;
        const bytes = piece.subarray(at, at + Math.min(this.#room, mostAtOnce));
        // Copied: the source may use its buffer again before the socket took it.
        this.#stream.data(channel.stdin, offset, Buffer.from(bytes));
        at += bytes.length;
        offset += bytes.length;
        this.#room -= bytes.length;
      }
    }
    if (!this.#isOver) this.#stream.send({type: 'input-end'});
  }

  async #settle(): Promise<JobResult> {
    if (!this.#queue.isClaimed)
      this.#collected = collectOutput(this.#queue.consume(), (_bytes, total) => {
        if (total > mostCollected) throw this.#tooMuch();
      });
    const [result, {stdout, stderr} = {stdout: nothing, stderr: nothing}] = await Promise.all([
      this.#ended.promise,
      this.#collected,
    ]);
    return {
      ...result,
      stdout: stdout.toString(),
      stderr: stderr.toString(),
      stdoutBytes: stdout,
      stderrBytes: stderr,
    };
  }

  #tooMuch(): ClientError {
    const what = `more than ${mostCollected} bytes of output; read it with "for await", or raise maxBuffer`;
    const error = new ClientError('max-buffer', what);
    if (!this.#isOver) this.#stream.send({type: 'release'});
    this.failed(error);
    return error;
  }
}

const nothing = Buffer.alloc(0);
