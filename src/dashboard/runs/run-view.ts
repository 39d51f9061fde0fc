import {messageOf} from '../../base/errors.ts';
import {visible} from '../../base/quote.ts';
import type {Job, JobResult, Notice} from '../../index.ts';
import {ClientError} from '../../index.ts';
import {shownDuration} from '../../present/duration.ts';
import {noticeText} from '../../present/notice-text.ts';
import {endingOf, toldEnding} from '../../present/outcome-text.ts';
import type {SpoolRoom} from '../output/spool.ts';
import {Spool} from '../output/spool.ts';
import type {Proof, RunTold} from '../told.ts';
import type {TypedInput} from './typed-input.ts';

export interface Begun {
  /** Empty where nobody told it. */
  readonly command: string;
  readonly owner: string;
  /** Input that is typed in the page. */
  readonly input: TypedInput | undefined;
}

export interface RunViewOptions {
  /** The host as its place is called. */
  readonly host: string;
  readonly job: Job;
  readonly room: SpoolRoom;
  /** Of a run that was begun here, or taken over. */
  readonly begun?: Begun;
  /** The command lines that do the same, and that look at it. */
  readonly again: string;
  readonly look: string;
  /** Hears that it changed. */
  readonly changed: (view: RunView) => void;
}

/**
 * A run that is looked at. Its output is read at full pace, whatever the tabs do, so that no tab holds the job back; tabs read
 * windows of what was read.
 */
export class RunView implements AsyncDisposable {
  readonly spool: Spool;
  readonly input: TypedInput | undefined;
  readonly #options: RunViewOptions;
  readonly #taken = Promise.withResolvers<void>();
  readonly #over: Promise<void>;
  #phase: RunTold['phase'] = 'waiting';
  #words = 'waiting for the host';
  #isFailed = false;
  #isTerminal = false;
  #takesInput = false;
  /** Those who wait for more output. */
  readonly #waiting = new Set<() => void>();
  #proof: Proof = {verdict: 'open', words: 'verified when it has ended', receipt: ''};

  constructor(options: RunViewOptions) {
    this.#options = options;
    this.spool = new Spool(options.room);
    this.input = options.begun?.input;
    // Nobody asks of a run that was not begun here.
    this.#taken.promise.catch(() => {});
    this.#over = this.#follow();
  }

  get host(): string {
    return this.#options.host;
  }

  get job(): string {
    return this.#options.job.id;
  }

  /** True while it goes on, and was begun here or taken over. */
  get isHeld(): boolean {
    return this.#options.begun !== undefined && (this.#phase === 'waiting' || this.#phase === 'running');
  }

  get isOver(): boolean {
    return this.#phase === 'ended' || this.#phase === 'unknown';
  }

  /** True if nobody knows how it ended, so that it is worth asking again. */
  get isUnknown(): boolean {
    return this.#phase === 'unknown';
  }

  /** Settles when the host took the order; rejects where it did not. */
  get taken(): Promise<void> {
    return this.#taken.promise;
  }

  /** @param known what the host's list of jobs has */
  told(known?: {readonly command: string; readonly owner: string}): RunTold {
    const {begun, again, look} = this.#options;
    return {
      host: visible(this.host),
      job: this.job,
      command: visible(begun?.command || known?.command || ''),
      owner: visible(begun?.owner ?? known?.owner ?? ''),
      phase: this.#phase,
      words: visible(this.#words),
      failed: this.#isFailed,
      end: this.spool.end,
      terminal: this.#isTerminal,
      takesInput: this.#takesInput && this.input?.isOver === false && !this.isOver,
      held: this.isHeld,
      proof: this.#proof,
      again: visible(again),
      look: visible(look),
    };
  }

  /** Tells its terminal the size. False if that is not typed to here. */
  resize(columns: number, rows: number): boolean {
    if (!this.#isTerminal || this.input === undefined || this.isOver) return false;
    this.#options.job.resize(columns, rows);
    return true;
  }

  /** Resolves when there is output behind an offset, or the run is over; with false if neither is so after so many milliseconds. */
  async hasMore(offset: number, ms: number): Promise<boolean> {
    if (this.spool.end > offset || this.isOver) return true;
    const {promise, resolve} = Promise.withResolvers<boolean>();
    const wake = () => resolve(true);
    const late = setTimeout(() => resolve(false), ms);
    this.#waiting.add(wake);
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      this.#waiting.delete(wake);
    }
  }

  /** Its turn, or its connection. */
  noticed(notice: Notice): void {
    if (this.isOver) return;
    if (notice.type === 'queued' && notice.job !== this.job) return;
    if (notice.type !== 'queued' && notice.type !== 'lost' && notice.type !== 'resumed') return;
    if (notice.type === 'queued') this.#taken.resolve();
    this.#words = noticeText(notice, {goesOn: this.#phase === 'running'});
    this.#changed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.input?.discard();
    this.#options.job.release();
    await this.#over;
    await this.spool[Symbol.asyncDispose]();
  }

  async #follow(): Promise<void> {
    const {job} = this.#options;
    job.started.then(
      ({terminal, takesInput, isUnfed}) => {
        this.#taken.resolve();
        this.#phase = 'running';
        this.#isTerminal = terminal;
        this.#takesInput = takesInput;
        this.#words = isUnfed ? 'running; it was told that there is no input' : 'running';
        this.#changed();
      },
      () => {},
    );
    try {
      for await (const {channel, offset, bytes, done} of job) {
        await this.spool.append(channel, offset, bytes);
        done();
        this.#changed();
      }
      this.#ended(await job);
    } catch (error) {
      this.#failed(error);
      // The output of a job whose output cannot be kept is not read on.
      if (!(error instanceof ClientError)) job.release();
    }
    this.input?.discard();
    this.#changed();
  }

  #changed(): void {
    for (const wake of this.#waiting) wake();
    this.#options.changed(this);
  }

  #ended(result: JobResult): void {
    const {ok, exit, durationMs, verified, missing, receipt} = result;
    const took = durationMs === undefined ? '' : ` after ${shownDuration(durationMs)}`;
    this.#phase = result.state === 'lost' ? 'unknown' : 'ended';
    this.#words = `${endingOf(result) ?? `ended with exit status ${exit}`}${took}`;
    this.#isFailed = !ok;
    this.#proof = proofOf({verified, missing, receipt});
  }

  #failed(error: unknown): void {
    this.#taken.reject(error);
    const outcome = error instanceof ClientError ? error.outcome : undefined;
    const isRefused = error instanceof ClientError && error.code === 'refused';
    const wasRunning = this.#phase === 'running';
    // A host that refuses to show a run says nothing of the run itself, which may go on.
    const isRefusedOrder = isRefused && this.#options.begun !== undefined && !wasRunning;
    this.#phase = isRefusedOrder || outcome ? 'ended' : 'unknown';
    const said = [messageOf(error), ...(outcome ? [toldEnding(outcome)] : [])].join('; ');
    this.#words = isRefusedOrder
      ? `refused: ${said}`
      : isRefused
        ? `${this.host} shows ${wasRunning ? 'no more' : 'nothing'} of it: ${said}`
        : said;
    this.#isFailed = true;
    const isBad = contradicts(error);
    this.#proof = {
      verdict: isBad ? 'bad' : 'open',
      words: visible(isBad ? messageOf(error) : 'nothing to verify came'),
      receipt: '',
    };
  }
}

const contradictions: ReadonlySet<string> = new Set([
  'digest-mismatch',
  'receipt-invalid',
  'log-untrusted',
  'account-forked',
  'account-began-anew',
  'other-lab',
]);

/** True if it says that something is not as the host says it is. Pure. */
export const contradicts = (error: unknown): boolean =>
  error instanceof ClientError && contradictions.has(error.code);

/** Pure. */
export function proofOf({
  verified,
  missing,
  receipt,
}: Pick<JobResult, 'verified' | 'missing' | 'receipt'>): Proof {
  const file = visible(receipt ?? '');
  if (verified && receipt !== undefined)
    return {
      verdict: 'good',
      words: 'the output is what the host recorded, and the account has its end',
      receipt: file,
    };
  const why = !verified
    ? missing > 0
      ? `${missing} bytes did not come, so the output cannot be compared`
      : 'not all of the output came, so it cannot be compared'
    : 'there is no receipt';
  return {verdict: 'open', words: why, receipt: file};
}
