import {InputVerifier, inputSignatureSize} from '../../identity/input.ts';
import {ReceiveCredit} from '../../protocol/credit.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {channel} from '../../protocol/frame.ts';
import {limits} from '../../protocol/limits.ts';
import type {JobInput} from '../../runner/job-input.ts';
import {ExecutorError} from '../errors.ts';
import {InputQueue} from './input-queue.ts';

/**
 * The input of one job: takes what its caller signed, in order and once, whichever stream brings it. One stream at a
 * time may; a later one takes over where the one before it was.
 */
export class JobStdin {
  readonly #job: string;
  readonly #input: JobInput;
  readonly #queue: InputQueue;
  #key = '';
  #verifier: InputVerifier | undefined;
  readonly #window: number;
  #credit: ReceiveCredit;
  #due = 0;
  #hasEnded = false;
  /** The highest number of a size that was signed with the present key. */
  #sizes = -1;

  constructor(job: string, input: JobInput) {
    this.#job = job;
    this.#input = input;
    this.#window = input.isTransfer ? limits.transferWindow : limits.inputWindow;
    this.#queue = new InputQueue(input, this.#window);
    this.#credit = new ReceiveCredit(this.#window);
  }

  /** The offset of the byte that is to come next: everything below was taken. */
  get due(): number {
    return this.#due;
  }

  /** From now on what comes is signed with this key. Gives the credit to begin with, which may be none. */
  takeOver(key: string): number {
    if (key !== this.#key) {
      this.#verifier = new InputVerifier(key);
      this.#key = key;
      this.#sizes = -1;
    }
    // The one who typed before is gone, which is no end of a terminal.
    if (this.#input.isTerminal) this.#hasEnded = false;
    this.#credit = new ReceiveCredit(this.#window);
    this.#credit.receive(this.#queue.held);
    return this.#window - this.#queue.held;
  }

  /** The command's pipe took bytes. Gives the credit to grant for them, which may be none yet. */
  taken(bytes: number): number {
    this.#queue.taken(bytes);
    return this.#credit.consume(bytes);
  }

  /**
   * A frame came: a signature, and what it signs; or some of a transfer, which has none.
   *
   * @throws {ProtocolError} if a gate that did its work would not have passed it on
   * @throws {ExecutorError} `input-signature`, `input-offset`: nothing of it was taken
   */
  receive(channelNumber: number, offset: number, frame: Buffer): void {
    if (channelNumber === channel.file) this.#transfer(offset, frame);
    else this.#signed(channelNumber, offset, frame);
  }

  #signed(channelNumber: number, offset: number, frame: Buffer): void {
    if (frame.length < inputSignatureSize)
      throw new ProtocolError('frame', 'a frame of input without signature');
    const bytes = frame.subarray(inputSignatureSize);
    const signed = {channel: channelNumber, offset, bytes, signature: frame.subarray(0, inputSignatureSize)};
    if (channelNumber === channel.stdin) this.#stdin(signed);
    else if (channelNumber === channel.terminalSize && bytes.length === 4) this.#size(signed);
    else throw new ProtocolError('frame', `${bytes.length} bytes of input on channel ${channelNumber}`);
  }

  /** Takes unsigned bytes: the signature at the end is of all of them, and before it no file has its name. */
  #transfer(offset: number, bytes: Buffer): void {
    if (!this.#input.isTransfer) throw this.#unsigned(offset);
    if (this.#isNext(offset, bytes)) this.#take(bytes);
  }

  #stdin(frame: SignedInput): void {
    const {offset, bytes} = frame;
    const {isTransfer} = this.#input;
    if (isTransfer && bytes.length > 0) throw this.#unsigned(offset);
    if (!this.#isNext(offset, bytes)) return;
    this.#requireSignature(
      isTransfer ? {...frame, channel: channel.file, bytes: this.#queue.digest()} : frame,
    );
    if (bytes.length > 0) {
      this.#take(bytes);
      return;
    }
    this.#hasEnded = true;
    this.#queue.end();
  }

  #take(bytes: Buffer): void {
    this.#due += bytes.length;
    this.#queue.write(bytes);
  }

  /**
   * Returns true if it is what is due, false if it was taken before.
   *
   * @throws {ExecutorError} `input-offset` if it is neither
   */
  #isNext(offset: number, bytes: Buffer): boolean {
    this.#credit.receive(bytes.length);
    // It was taken before, by a stream whose client did not hear of it.
    if (offset + bytes.length < this.#due || (bytes.length > 0 && offset + bytes.length === this.#due))
      return false;
    if (offset !== this.#due) throw this.#misplaced(`begins at ${offset}, where ${this.#due} is due`);
    if (this.#hasEnded && bytes.length === 0) return false;
    if (this.#hasEnded) throw this.#misplaced(`comes after its end at ${this.#due}`);
    return true;
  }

  #size(frame: SignedInput): void {
    const {offset, bytes} = frame;
    // One that came late says what is no longer so.
    if (offset <= this.#sizes) return;
    this.#requireSignature(frame);
    this.#sizes = offset;
    const [columns, rows] = [bytes.readUInt16BE(0), bytes.readUInt16BE(2)];
    if (columns > 0 && rows > 0) this.#input.resize(columns, rows);
  }

  #requireSignature({signature, ...input}: SignedInput): void {
    if (!this.#verifier?.isSigned({job: this.#job, ...input}, signature)) throw this.#unsigned(input.offset);
  }

  #unsigned(offset: number): ExecutorError {
    return new ExecutorError(
      'input-signature',
      `the input that came for job ${this.#job} at ${offset} is not signed with the key that the order names: it was not given to the command`,
    );
  }

  #misplaced(what: string): ExecutorError {
    return new ExecutorError(
      'input-offset',
      `the input that came for job ${this.#job} ${what}: it was not given to the command`,
    );
  }
}

interface SignedInput {
  readonly channel: number;
  readonly offset: number;
  readonly bytes: Buffer;
  readonly signature: Buffer;
}
