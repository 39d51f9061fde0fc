import {CodedError} from '../../base/errors.ts';
import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import type {JobInput} from '../../runner/job-input.ts';
import type {JobInputState, JobInputs} from './job-inputs.ts';
import {closeStream} from './job-inputs.ts';

/** A stream that may send input, by the number that this has on the link. */
export interface OpenedInput {
  readonly number: number;
  /** The offset of stdin that is due. */
  readonly due: number;
  /** The bytes that the stream may send to begin with; may be 0. */
  readonly credit: number;
}

/** The caller that a stream brings input of. */
export interface InputSource {
  /**
   * The bytes are not those that its caller signed, or its caller is not believed any more: nothing more is
   * taken from this stream.
   */
  readonly refuse: (error: CodedError) => void;
  /** Throws if its caller is not believed any more. */
  readonly requireTrusted: () => void;
}

interface Stream extends InputSource {
  readonly state: JobInputState;
}

/** The streams of one gate that bring input of jobs. */
export class InputStreams implements Disposable {
  readonly #inputs: JobInputs;
  readonly #link: Pick<ExecutorLink, 'sendCredit'>;
  readonly #streams = new Map<number, Stream>();
  #last = 0;

  constructor(inputs: JobInputs, link: Pick<ExecutorLink, 'sendCredit'>) {
    this.#inputs = inputs;
    this.#link = link;
  }

  /** A stream brings the input of a job from now on, signed with `key`, instead of the one that did before. */
  open({id, input}: {id: string; input: JobInput}, key: string, source: InputSource): OpenedInput {
    const number = ++this.#last;
    const state = this.#inputs.takeOver(id, input);
    const credit = state.stdin.takeOver(key);
    this.#streams.set(number, {...source, state});
    state.stream = {
      grant: bytes => this.#link.sendCredit(number, bytes),
      close: () => this.#streams.delete(number),
    };
    return {number, due: state.stdin.due, credit};
  }

  /**
   * The gate passed a frame on.
   *
   * @throws {ProtocolError} if an honest gate would not have
   */
  receive(number: number, channelNumber: number, offset: number, bytes: Buffer): void {
    if (number === 0 || number > this.#last)
      throw new ProtocolError('phase', `input under the number ${number}, which was never given`);
    const stream = this.#streams.get(number);
    if (!stream) return;
    try {
      stream.requireTrusted();
      stream.state.stdin.receive(channelNumber, offset, bytes);
    } catch (error) {
      if (error instanceof ProtocolError || !(error instanceof CodedError)) throw error;
      closeStream(stream.state);
      stream.refuse(error);
    }
  }

  /** The gate went, and all its streams with it. */
  [Symbol.dispose](): void {
    for (const {state} of this.#streams.values()) closeStream(state);
  }
}
