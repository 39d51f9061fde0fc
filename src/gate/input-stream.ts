import {inputSignatureSize} from '../identity/input.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {channel} from '../protocol/frame.ts';

/** Between two sizes of one terminal that are passed on, milliseconds. */
const sizePauseMs = 50;

/** Passes a frame of input on as it came. */
export type PassOn = (channelNumber: number, offset: number, frame: Buffer) => void;

/**
 * The input of one stream on its way to the executor, held to what was granted. It is opaque here: the
 * executor decides whether it was ordered.
 */
export class InputStream {
  readonly #passOn: PassOn;
  #allowed = 0;
  #hasEnded = false;
  /** The last size that waits. */
  #size: {offset: number; signed: Buffer} | undefined;
  #pause: NodeJS.Timeout | undefined;

  constructor(passOn: PassOn) {
    this.#passOn = passOn;
  }

  granted(bytes: number): void {
    this.#allowed += bytes;
  }

  /**
   * Takes a frame with its signature, or some of a transfer, which has none.
   *
   * @throws {ProtocolError} `frame`, `phase`, `credit`
   */
  take(channelNumber: number, offset: number, frame: Buffer): void {
    if (channelNumber === channel.file) this.#spend(channelNumber, offset, frame, frame.length);
    else this.#takeSigned(channelNumber, offset, frame);
  }

  close(): void {
    clearTimeout(this.#pause);
  }

  #takeSigned(channelNumber: number, offset: number, frame: Buffer): void {
    const size = frame.length - inputSignatureSize;
    if (size < 0)
      throw new ProtocolError('frame', `a frame of input has ${frame.length} bytes, no signature`);
    if (channelNumber === channel.stdin) {
      this.#spend(channelNumber, offset, frame, size);
      this.#hasEnded = size === 0;
    } else if (channelNumber === channel.terminalSize) this.#resize(offset, frame, size);
    else throw new ProtocolError('phase', `channel ${channelNumber} is not for input`);
  }

  #spend(channelNumber: number, offset: number, frame: Buffer, size: number): void {
    if (this.#hasEnded) throw new ProtocolError('phase', 'input may not come after its end');
    if (size > this.#allowed) {
      throw new ProtocolError('credit', `${size} bytes of input came where ${this.#allowed} were granted`);
    }
    this.#allowed -= size;
    this.#passOn(channelNumber, offset, frame);
  }

  /** Sizes cost no credit. Only the last one counts, so that of many only some are passed on. */
  #resize(offset: number, signed: Buffer, size: number): void {
    if (size !== 4) throw new ProtocolError('frame', `the size of a terminal has 4 bytes, not ${size}`);
    this.#size = {offset, signed};
    if (this.#pause === undefined) this.#tellSize();
  }

  #tellSize(): void {
    this.#pause = undefined;
    if (!this.#size) return;
    const {offset, signed} = this.#size;
    this.#size = undefined;
    this.#passOn(channel.terminalSize, offset, signed);
    this.#pause = setTimeout(() => this.#tellSize(), sizePauseMs);
  }
}
