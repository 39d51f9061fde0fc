import {CodedError} from '../../base/errors.ts';
import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import type {JobInput} from '../../runner/job-input.ts';
import {JobStdin} from './job-stdin.ts';

/** A stream that may send input, by the number that this has on the link. */
export interface OpenedInput {
  readonly number: number;
  /** The offset of stdin that is due. */
  readonly due: number;
  /** What the stream may send to begin with, bytes; may be 0. */
  readonly credit: number;
}

/** Where the input of a stream comes from. */
export interface InputSource {
  readonly link: ExecutorLink;
  /** What came was not what its caller signed, or its caller is not believed any more: nothing more is taken from this stream. */
  readonly refuse: (error: CodedError) => void;
  /** Throws where its caller is not believed any more. */
  readonly requireTrusted: () => void;
}

interface Stream extends InputSource {
  readonly number: number;
  readonly job: string;
}

interface Holding {
  readonly stdin: JobStdin;
  /** Whose input counts; what others still send is passed over. */
  stream: Stream | undefined;
}

/** The input of all jobs: which stream brings it, and what the gate may send of it. */
export class Inputs {
  readonly #jobs = new Map<string, Holding>();
  readonly #streams = new Map<number, Stream>();
  #last = 0;

  /** A stream brings the input of a job from now on, signed with `key`, instead of whichever did before. */
  open({id, input}: {id: string; input: JobInput}, key: string, source: InputSource): OpenedInput {
    const holding: Holding = this.#jobs.get(id) ?? {stdin: new JobStdin(id, input), stream: undefined};
    this.#jobs.set(id, holding);
    this.#close(holding);
    const credit = holding.stdin.takeOver(key);
    const number = ++this.#last;
    holding.stream = {...source, number, job: id};
    this.#streams.set(number, holding.stream);
    return {number, due: holding.stdin.due, credit};
  }

  /**
   * The gate passed a frame on.
   *
   * @throws {ProtocolError} where an honest gate would not have
   */
  receive(link: ExecutorLink, number: number, channelNumber: number, offset: number, signed: Buffer): void {
    if (number === 0 || number > this.#last)
      throw new ProtocolError('phase', `input under the number ${number}, which was never given`);
    const stream = this.#streams.get(number);
    const holding = stream && this.#jobs.get(stream.job);
    if (!holding || stream.link !== link) return;
    try {
      stream.requireTrusted();
      holding.stdin.receive(channelNumber, offset, signed);
    } catch (error) {
      if (error instanceof ProtocolError || !(error instanceof CodedError)) throw error;
      this.#close(holding);
      stream.refuse(error);
    }
  }

  /** The command of a job took bytes of what it was given. */
  taken(job: string, bytes: number): void {
    const holding = this.#jobs.get(job);
    const grant = holding?.stdin.taken(bytes) ?? 0;
    if (grant > 0) holding?.stream?.link.sendCredit(holding.stream.number, grant);
  }

  /** A job takes no more. */
  ended(job: string): void {
    const holding = this.#jobs.get(job);
    if (!holding) return;
    this.#close(holding);
    this.#jobs.delete(job);
  }

  /** The gate went, and all streams with it. */
  gateDied(): void {
    for (const holding of this.#jobs.values()) this.#close(holding);
  }

  #close(holding: Holding): void {
    if (holding.stream) this.#streams.delete(holding.stream.number);
    holding.stream = undefined;
  }
}
