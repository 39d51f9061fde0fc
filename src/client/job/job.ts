import type {Outcome} from '../../protocol/generated/wire.ts';
import type {BufferBudget} from '../budgets.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import {ClientError} from '../errors.ts';
import type {InputOptions, SenderOptions} from '../input/stdin-sender.ts';
import type {Chunk} from './chunk-queue.ts';
import {ChunkQueue} from './chunk-queue.ts';
import type {Collected} from './collect-output.ts';
import {collectOutput} from './collect-output.ts';
import type {FollowOptions, Proof} from './follower.ts';
import {Follower} from './follower.ts';

/** The outcome of a job. */
export interface JobResult
  extends Pick<Outcome, 'state' | 'reason' | 'exit' | 'signal'>,
    Omit<Proof, 'receipt'> {
  readonly host: string;
  readonly job: string;
  /** True if the command exited with status 0. */
  readonly ok: boolean;
  /** The reason, for `not-started` and `lost`. */
  readonly message: string | undefined;
  /** Milliseconds from start to end, by the host's clock. */
  readonly durationMs: number | undefined;
  /** Output as UTF-8 text; empty if it was iterated over. */
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
  readonly stderrBytes: Buffer;
  /** All that the host reported. */
  readonly outcome: Outcome;
  /** The file that shows that it stands in the host's account; undefined if there is none. */
  readonly receipt: string | undefined;
}

/** The host's word that a job runs (or ran). */
export interface Started {
  readonly job: string;
  /** The offset of its output that the first byte to come has. */
  readonly from: number;
  /** True if the job was there before this order came. */
  readonly attached: boolean;
  /** True if it has a terminal: its stdout is then a recording of it in asciicast v3. */
  readonly terminal: boolean;
  /** True if the `stdin` that is given goes to it. */
  readonly takesInput: boolean;
  /** The command reads standard input, and none was announced: it was told the end of it at once. */
  readonly isUnfed: boolean;
}

export interface JobOptions {
  /** Bytes of output that `await job` keeps; more is an error (100 MiB unless given). */
  readonly maxBuffer?: number | undefined;
}

export interface AttachOptions extends JobOptions, InputOptions {
  /** The offset of the first byte of output that is wanted; 0 unless given. */
  readonly from?: number | undefined;
  /** Follow it as its submitter, so that what is read here makes room for more. Its owner's alone. */
  readonly claim?: boolean | undefined;
}

/** The place of a job that waits to be started. */
export interface Queued {
  /** Orders of the same person that come first. */
  readonly ahead: number;
  /** A place among the jobs of the host or of its command, or the lock. */
  readonly why: 'jobs' | 'concurrency' | 'lock';
}

interface Ending {
  readonly outcome: Outcome;
  readonly proof: Proof;
}

/**
 * One run, as its caller sees it. `for await` gives its output as it comes; `await` gives how it ended, with
 * the output in it unless it was iterated over. Not reading holds back this job's output, never anybody
 * else's, so to await it within its own loop may take for ever. A loop that is left (`break`, `throw`) wants
 * no more: the rest is taken, verified and dropped, and the job goes on. If the connection is lost, it goes
 * on, at the next byte, on another.
 *
 * Both throw {@link ClientError}: `refused`, `connection-lost` (the job goes on, its outcome is unknown),
 * `digest-mismatch`, `receipt-invalid`, `account-forked`, `account-began-anew`, `other-lab` (with these four,
 * `outcome` is what the host said), `input-failed`; `await` also `max-buffer`; iterating `output-taken` where
 * its output was iterated over before, or awaited; and an order that is not sent, `bad-job` and its like, `too-large`, `too-many-streams`, or the reason of a signal that was aborted. Never
 * before a turn of the event loop, so that a program which asks again and again still hears signals.
 */
export class Job implements AsyncIterable<Chunk>, PromiseLike<JobResult> {
  /** The id of the order, and so of the job. */
  readonly id: string;
  readonly host: string;
  readonly #maxBuffer: number;
  readonly #buffer: BufferBudget;
  readonly #follower: Follower;
  readonly #queue: ChunkQueue;
  readonly #ending = Promise.withResolvers<Ending>();
  readonly #started = Promise.withResolvers<Started>();
  #queued: Queued | undefined;
  #collected: Promise<Collected> | undefined;

  /** @param problem why it is not asked for */
  constructor(
    reconnector: Reconnector,
    how: FollowOptions,
    options: JobOptions & SenderOptions = {},
    problem?: Error,
  ) {
    this.id = how.job;
    this.host = reconnector.name;
    this.#queue = new ChunkQueue(`job ${this.id} on ${this.host}`, bytes => this.#follower.consumed(bytes));
    this.#buffer = how.budgets.buffer;
    this.#maxBuffer = options.maxBuffer ?? 100 * 1024 * 1024;
    // A failure that nobody asked about is no unhandled rejection.
    this.#ending.promise.catch(() => {});
    this.#started.promise.catch(() => {});
    this.#follower = new Follower(reconnector, how, options, {
      queued: ({ahead, why}) => {
        this.#queued = {ahead, why};
        reconnector.notify({type: 'queued', host: this.host, job: this.id, ahead, why});
      },
      started: ({job, from, attached, terminal = false, input, unfed = false}) => {
        this.#queued = undefined;
        this.#started.resolve({
          job,
          from,
          attached,
          terminal,
          takesInput: input !== undefined,
          isUnfed: unfed,
        });
      },
      output: chunk => this.#queue.push(chunk),
      ended: (outcome, proof) => {
        this.#queue.end();
        this.#ending.resolve({outcome, proof});
      },
      failed: error => this.#fail(error),
    });
    const why = problem ?? this.#follower.problem;
    if (why) reconnector.decline(this.#follower, why);
    else reconnector.submit(this.#follower);
  }

  /** Settles when the host says that the job runs (or ran). */
  get started(): Promise<Started> {
    return this.#started.promise;
  }

  /** Its place in the queue, as the host said last; undefined once it runs. */
  get queued(): Queued | undefined {
    return this.#queued;
  }

  /** Settles when the job ended, or will not be heard of again. Never rejects. */
  get settled(): Promise<void> {
    return this.#ending.promise.then(
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

  /** As of a promise of its result. */
  catch<Failure = never>(
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<JobResult | Failure> {
    return this.#settle().catch(onError);
  }

  /** As of a promise of its result. */
  finally(onSettled?: (() => void) | null): Promise<JobResult> {
    return this.#settle().finally(onSettled);
  }

  /**
   * Tells the command's terminal its size, now and after each reconnection. Only where `terminal` was given.
   */
  resize(columns: number, rows: number): void {
    this.#follower.resize(columns, rows);
  }

  /** Wants nothing more of it; the job goes on. */
  release(): void {
    this.#follower.release(new ClientError('connection-lost', `job ${this.id} on ${this.host} was let go`));
  }

  async #settle(): Promise<JobResult> {
    if (!this.#queue.isClaimed) this.#collected = this.#collect();
    const [{outcome, proof}, output] = await Promise.all([this.#ending.promise, this.#collected]);
    return jobResult(this, outcome, output ?? {stdout: nothing, stderr: nothing}, proof);
  }

  async #collect(): Promise<Collected> {
    let taken = 0;
    try {
      return await collectOutput(this.#queue.consume(), (bytes, total) => {
        if (total > this.#maxBuffer)
          throw this.#tooMuch(`more than ${this.#maxBuffer} bytes of output`, 'maxBuffer');
        if (!this.#buffer.take(bytes))
          throw this.#tooMuch(
            `more than ${this.#buffer.total} bytes of output of all jobs`,
            'budgets.buffer',
          );
        taken = total;
      });
    } finally {
      this.#buffer.giveBack(taken);
    }
  }

  #tooMuch(what: string, option: string): ClientError {
    const error = new ClientError('max-buffer', `${what}; read it with "for await", or raise ${option}`);
    this.#follower.release(error);
    return error;
  }

  #fail(error: Error): void {
    this.#started.reject(error);
    this.#ending.reject(error);
    this.#queue.end(error);
  }
}

const nothing = Buffer.alloc(0);

function jobResult(
  job: Job,
  outcome: Outcome,
  {stdout: stdoutBytes, stderr: stderrBytes}: Collected,
  {verified, missing, receipt, entry}: Proof,
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
    verified,
    missing,
    entry,
    get receipt() {
      return receipt?.path;
    },
  };
}
