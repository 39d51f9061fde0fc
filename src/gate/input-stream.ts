import {inputSignatureSize} from '../identity/input.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {channel} from '../protocol/frame.ts';

/** Between two sizes of one terminal that are passed on, milliseconds. */
const sizePauseMs = 50;

/** Passes a frame of input on as it came. */
export type PassOn = (channelNumber: number, offset: number, signed: Buffer) => void;

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

  /** @throws {ProtocolError} `frame`, `phase`, `credit` */
  take(channelNumber: number, offset: number, signed: Buffer): void {
    const size = signed.length - inputSignatureSize;
    if (size < 0)
      throw new ProtocolError('frame', `a frame of input has ${signed.length} bytes, no signature`);
    if (channelNumber === channel.stdin) this.#stdin(offset, signed, size);
    else if (channelNumber === channel.terminalSize) this.#resize(offset, signed, size);
    else throw new ProtocolError('phase', `channel ${channelNumber} is not for input`);
  }

  close(): void {
    clearTimeout(this.#pause);
  }

  #stdin(offset: number, signed: Buffer, size: number): void {
    if (this.#hasEnded) throw new ProtocolError('phase', 'input may not come after its end');
    if (size > this.#allowed) {
      throw new ProtocolError('credit', `${size} bytes of input came where ${this.#allowed} were granted`);
    }
    this.#hasEnded = size === 0;
    this.#allowed -= size;
    this.#passOn(channel.stdin, offset, signed);
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
