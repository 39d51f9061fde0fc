import {ProtocolError} from './errors.ts';
import {limits} from './limits.ts';

/** The sender's side of a stream's flow control: what it may still send. Pure. */
export class SendCredit {
  #granted = 0;
  #spent = 0;

  /** Bytes that may be sent now. */
  get available(): number {
    return this.#granted - this.#spent;
  }

  /** All that was ever granted, bytes. */
  get granted(): number {
    return this.#granted;
  }

  /** @throws {ProtocolError} `credit` when the peer grants nothing, or more than a stream may hold */
  grant(bytes: number): void {
    if (bytes === 0) throw new ProtocolError('credit', 'a grant of 0 bytes of credit');
    if (this.available + bytes > limits.credit) {
      throw new ProtocolError('credit', `a stream may hold at most ${limits.credit} bytes of credit`);
    }
    this.#granted += bytes;
  }

  spend(bytes: number): void {
    this.#spent += bytes;
  }
}

/** The receiver's side: what the peer may still send, and when to grant more. Pure. */
export class ReceiveCredit {
  /** The bytes that are granted to begin with. */
  readonly window: number;
  #allowed: number;
  #consumed = 0;
  #step: number;

  constructor(window: number = limits.initialCredit) {
    this.window = window;
    this.#step = window / 4;
    this.#allowed = window;
  }

  /** @throws {ProtocolError} `credit` when the peer sent more than it was granted */
  receive(bytes: number): void {
    this.#allowed -= bytes;
    if (this.#allowed < 0) throw new ProtocolError('credit', 'more bytes came than credit was granted for');
  }

  /** The sender keeps only so much: credit is given back at least every quarter of that. */
  senderKeeps(bytes: number): void {
    this.#step = Math.min(this.window, bytes) / 4;
  }

  /** Counts bytes as consumed; returns what to grant now: nothing, or at least a quarter of the window. */
  consume(bytes: number): number {
    this.#consumed += bytes;
    if (this.#consumed < this.#step) return 0;
    const grant = this.#consumed;
    this.#consumed = 0;
    this.#allowed += grant;
    return grant;
  }
}
