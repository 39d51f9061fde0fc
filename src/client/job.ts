import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import {ReceiveCredit} from '../protocol/credit.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {channel} from '../protocol/frame.ts';
import type {Outcome} from '../protocol/generated/wire.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import type {Chunk} from './chunk.ts';
import {ChunkQueue} from './chunk-queue.ts';
import {ClientError} from './errors.ts';
import type {Line, StreamOwner} from './line.ts';

/** How a job ended. */
export interface JobResult extends Pick<Outcome, 'state' | 'reason' | 'exit' | 'signal'> {
  readonly host: string;
  readonly job: string;
  /** True where the command exited with status 0. */
  readonly ok: boolean;
  /** What went wrong, for `not-started` and `lost`. */
  readonly message: string | undefined;
  /** Milliseconds from start to end, by the host's clock. */
  readonly durationMs: number | undefined;
  /** Output as UTF-8 text; empty where it was iterated over. */
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
  readonly stderrBytes: Buffer;
  /** All that the host reported. */
  readonly outcome: Outcome;
  /** Whether every byte of the output came and is, by its digests, what the host says it was. */
  readonly verified: boolean;
  /** Bytes of output that the host no longer held when they were asked for. */
  readonly missing: number;
}

/** What a job is followed by: an order, and where in the output its reader begins. */
export interface JobOrder {
  /** The job's id. */
  readonly id: string;
  /** The message that opens the stream. */
  readonly message: object;
  /** The offset that is asked for; undefined where the order starts the job, so that no byte can be missing. */
  readonly from: number | undefined;
}

export interface JobOptions {
  /** Bytes of output that `await job` keeps; more is an error (100 MiB unless given). */
  readonly maxBuffer?: number | undefined;
}

const channelNames: Readonly<Record<number, Chunk['channel'] | undefined>> = {
  [channel.stdout]: 'stdout',
  [channel.stderr]: 'stderr',
};

/**
 * One run, as its caller sees it. `for await` gives its output as it comes; `await` gives how it ended, with the
 * output in it unless it was iterated over. Not reading holds back this job's output, never anybody else's.
 *
 * Both throw {@link ClientError}: `refused`, `connection-lost` (the job goes on, its outcome is unknown),
 * `digest-mismatch`; `await` also `max-buffer`.
 */
export class Job implements AsyncIterable<Chunk>, PromiseLike<JobResult>, StreamOwner {
  /** The id of the order, and so of the job. */
  readonly id: string;
  readonly host: string;
  readonly #line: Line;
  readonly #stream: number;
  readonly #maxBuffer: number;
  readonly #credit = new ReceiveCredit();
  readonly #queue = new ChunkQueue(bytes => this.#consumed(bytes));
  readonly #outcome = Promise.withResolvers<Outcome>();
  readonly #started = Promise.withResolvers<void>();
  readonly #digests = {stdout: new ChannelDigest(), stderr: new ChannelDigest()};
  /** The offset of the next byte; unknown until the host said where it begins. */
  #next: number | undefined;
  readonly #from: number | undefined;
  #missing = 0;
  #collected: Promise<Record<Chunk['channel'], Buffer>> | undefined;

  constructor(line: Line, {id, message, from}: JobOrder, {maxBuffer = 100 * 1024 * 1024}: JobOptions = {}) {
    this.id = id;
    this.#from = from;
    this.host = line.peer.name;
    this.#line = line;
    this.#maxBuffer = maxBuffer;
    // A failure that nobody asked about is no unhandled rejection.
    this.#outcome.promise.catch(() => {});
    this.#started.promise.catch(() => {});
    this.#stream = line.open(message, this, this.#credit.window);
  }

  /** Settles when the host says that the job runs (or ran). */
  get started(): Promise<void> {
    return this.#started.promise;
  }

  /** Settles when the job ended, or will not be heard of again. Never rejects. */
  get settled(): Promise<void> {
    return this.#outcome.promise.then(
      () => {},
      () => {},
    );
  }

  [Symbol.asyncIterator](): AsyncIterator<Chunk, void, void> {
    return this.#queue.consume();
  }

  // biome-ignore lint/suspicious/noThenProperty: a job can be awaited, as a subprocess of execa can
  then<Value = JobResult, Failure = never>(
    onResult?: ((result: JobResult) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    return this.#settle().then(onResult, onError);
  }

  /** Wants nothing more of it; the job goes on. */
  release(): void {
    this.#line.release(this.#stream);
    this.#fail(new ClientError('connection-lost', `job ${this.id} on ${this.host} was let go`));
  }

  message(message: ServerMessage): void {
    switch (message.type) {
      case 'started':
        // An attach from beyond the end begins at the end.
        if (message.from > (this.#from ?? 0)) throw this.#misplaced(`begins at ${message.from}`);
        this.#next = message.from;
        this.#credit.senderKeeps(message.window);
        this.#started.resolve();
        return;
      case 'gap':
        if (message.from !== this.#next || message.to <= message.from)
          throw this.#misplaced(`lacks ${message.from} to ${message.to}`);
        this.#next = message.to;
        this.#missing += message.to - message.from;
        return;
      case 'ended':
        this.#ended(message.outcome);
        return;
      case 'refused':
        this.#fail(new ClientError('refused', message.message, {wireCode: message.code}));
        return;
      default:
        this.#fail(new ProtocolError('phase', `a job was answered with ${message.type}`));
    }
  }

  data(number: number, offset: number, bytes: Buffer): void {
    const name = channelNames[number];
    if (name === undefined) throw new ProtocolError('message', `output on channel ${number}`);
    if (offset !== this.#next) throw this.#misplaced(`goes on at ${offset}`);
    this.#next = offset + bytes.length;
    this.#credit.receive(bytes.length);
    this.#digests[name].update(bytes);
    this.#queue.push({channel: name, offset, bytes});
  }

  /** An order was sent, so that whatever ended the line left the outcome unknown. */
  lost(cause: Error): void {
    const isSaid = cause instanceof ClientError && cause.code === 'connection-lost';
    const what = `the connection to ${this.host} was lost: ${cause.message}`;
    this.#fail(isSaid ? cause : new ClientError('connection-lost', what, {cause}));
  }

  async #settle(): Promise<JobResult> {
    if (!this.#queue.isClaimed) this.#collected = this.#collect();
    const [outcome, output] = await Promise.all([this.#outcome.promise, this.#collected]);
    const {stdout = nothing, stderr = nothing} = output ?? {};
    const verified = this.#isWhole;
    return jobResult(this, outcome, {stdout, stderr}, {verified, missing: this.#missing});
  }

  async #collect(): Promise<Record<Chunk['channel'], Buffer>> {
    const pieces: Record<Chunk['channel'], Buffer[]> = {stdout: [], stderr: []};
    let total = 0;
    for await (const {channel: name, bytes} of this.#queue.consume()) {
      total += bytes.length;
      if (total > this.#maxBuffer) throw this.#tooMuch();
      pieces[name].push(bytes);
    }
    return {stdout: Buffer.concat(pieces.stdout), stderr: Buffer.concat(pieces.stderr)};
  }

  #tooMuch(): ClientError {
    this.#line.release(this.#stream);
    const most = `${this.#maxBuffer} bytes`;
    return new ClientError(
      'max-buffer',
      `more than ${most} of output; read it with "for await", or raise maxBuffer`,
    );
  }

  #consumed(bytes: number): void {
    const grant = this.#credit.consume(bytes);
    if (grant > 0) this.#line.grant(this.#stream, grant);
  }

  #ended(outcome: Outcome): void {
    this.#started.resolve();
    const wrong = this.#unverifiable(outcome);
    if (wrong !== undefined) {
      this.#fail(new ClientError('digest-mismatch', wrong));
      return;
    }
    this.#queue.end();
    this.#outcome.resolve(outcome);
  }

  /** Whether every byte from the first on came by here, so that the digests can be compared. */
  get #isWhole(): boolean {
    return (this.#from ?? 0) === 0 && this.#missing === 0;
  }

  #misplaced(what: string): ProtocolError {
    return new ProtocolError(
      'message',
      `the output of job ${this.id} ${what}, where ${this.#next ?? this.#from ?? 0} is due`,
    );
  }

  /** What is wrong with the output, if anything. Who attaches may come too late for the first of it; who runs may not. */
  #unverifiable(outcome: Outcome): string | undefined {
    if (!this.#isWhole) {
      if (this.#from !== undefined) return undefined;
      return `${this.#missing} bytes of the output of job ${this.id} did not come, so the rest cannot be verified`;
    }
    const altered = (['stdout', 'stderr'] as const).find(name => !this.#digests[name].matches(outcome[name]));
    if (altered === undefined) return undefined;
    return `the ${altered} of job ${this.id} is not what ${this.host} says it sent: it was altered on the way`;
  }

  #fail(error: Error): void {
    this.#started.reject(error);
    this.#outcome.reject(error);
    this.#queue.end(error);
  }
}

const nothing = Buffer.alloc(0);

/** SHA-256 and count of one channel; costs nothing before its first byte. */
class ChannelDigest {
  #hash: Hash | undefined;
  #bytes = 0;

  update(bytes: Buffer): void {
    this.#hash ??= createHash('sha256');
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  matches({bytes, sha256}: {bytes: number; sha256: string}): boolean {
    return bytes === this.#bytes && sha256 === (this.#hash ?? createHash('sha256')).digest('hex');
  }
}

function jobResult(
  job: Job,
  outcome: Outcome,
  {stdout: stdoutBytes, stderr: stderrBytes}: Record<Chunk['channel'], Buffer>,
  proof: Pick<JobResult, 'verified' | 'missing'>,
): JobResult {
  const {state, reason, exit, signal, message, startedAt, endedAt} = outcome;
  return {
    host: job.host,
    job: job.id,
    ok: reason === 'exited' && exit === 0,
    state,
    reason,
    exit,
    signal,
    message,
    durationMs: startedAt === null || endedAt === null ? undefined : endedAt - startedAt,
    stdout: stdoutBytes.toString(),
    stderr: stderrBytes.toString(),
    stdoutBytes,
    stderrBytes,
    outcome,
    ...proof,
  };
}
