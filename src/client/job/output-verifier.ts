import {ChannelDigest} from '../../output-log/channel-digest.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import type {Gap, Outcome, Started} from '../../protocol/generated/wire.ts';
import type {Chunk} from './chunk-queue.ts';

/** The verdict about a job's output, now that its end is known. */
export interface Verification {
  /** Every byte came and is what the host says it was. */
  readonly verified: boolean;
  /** The reason why it must not pass for the job's output. */
  readonly wrong?: string;
}

/**
 * Verifies that a job's output came whole, over as many connections as it took: each byte once and in order,
 * or it is an error of the host. Pure.
 */
export class OutputVerifier {
  readonly #job: string;
  /**
   * The offset that was asked for; undefined if the order starts the job, so that no byte can be missing.
   */
  readonly #from: number | undefined;
  readonly #digests = {stdout: new ChannelDigest(), stderr: new ChannelDigest()};
  /** The offset of the next byte; unknown until the host said where it begins. */
  #next: number | undefined;
  #missing = 0;
  #mayDrop = false;
  #isCutShort = false;

  constructor(job: string, from: number | undefined) {
    this.#job = job;
    this.#from = from;
  }

  /** The offset to ask for. */
  get next(): number {
    return this.#next ?? this.#from ?? 0;
  }

  /** Bytes that the host no longer held. */
  get missing(): number {
    return this.#missing;
  }

  /** @throws {ProtocolError} `message`, as do the next two, for what does not follow on what came before */
  begin({job, from, overflow}: Started): void {
    if (job !== this.#job) throw new ProtocolError('message', `job ${job} was started for job ${this.#job}`);
    // An attach from beyond the end begins at the end.
    if (from > this.next) throw this.#misplaced(`begins at ${from}`);
    // Bytes that came cannot come again. A host whose disk lost some can only say that the job is lost.
    this.#isCutShort = this.#next !== undefined && from < this.#next;
    this.#next ??= from;
    this.#mayDrop = overflow === 'drop-oldest';
  }

  skip({from, to}: Gap): void {
    if (from !== this.#next || to <= from || this.#isCutShort)
      throw this.#misplaced(`lacks ${from} to ${to}`);
    this.#next = to;
    this.#missing += to - from;
  }

  take({channel, offset, bytes}: Chunk): void {
    if (offset !== this.#next || this.#isCutShort) throw this.#misplaced(`goes on at ${offset}`);
    this.#next = offset + bytes.length;
    this.#digests[channel].update(bytes);
  }

  /** @throws {ProtocolError} `message` if the job went on with less output than came before */
  verify(outcome: Outcome, host: string): Verification {
    if (this.#outlived(outcome)) return {verified: false};
    if (this.#isCutShort) throw this.#misplaced('ends');
    if ((this.#from ?? 0) === 0 && this.#missing === 0) return this.#compare(outcome, host);
    // An attach may come too late for the first bytes; a run may not, unless the command drops its oldest.
    if (this.#from !== undefined || this.#mayDrop) return {verified: false};
    const wrong = `${this.#missing} bytes of the output of job ${this.#job} did not come, so the rest cannot be verified`;
    return {verified: false, wrong};
  }

  /** Of a lost job the host digests what it still holds, which may be less than came before it was lost. */
  #outlived({state, stdout, stderr}: Outcome): boolean {
    return state === 'lost' && stdout.bytes + stderr.bytes < this.next;
  }

  #compare(outcome: Outcome, host: string): Verification {
    const altered = (['stdout', 'stderr'] as const).find(name => !this.#digests[name].matches(outcome[name]));
    if (altered === undefined) return {verified: true};
    const wrong = `the ${altered} of job ${this.#job} is not what ${host} says it sent: it was altered on the way`;
    return {verified: false, wrong};
  }

  #misplaced(what: string): ProtocolError {
    return new ProtocolError('message', `the output of job ${this.#job} ${what}, where ${this.next} is due`);
  }
}
