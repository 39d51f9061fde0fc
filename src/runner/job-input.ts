import type {Writable} from 'node:stream';
import {ChannelDigest} from '../output-log/channel-digest.ts';
import type {ChannelEnd} from '../protocol/generated/wire.ts';
import {encodeHostFrame, encodeSize, hostFrame} from './terminal/host-frames.ts';

/** The input of a job from its caller while it runs. */
export interface JobInput {
  readonly isTerminal: boolean;
  /** True if it is a transfer: what came counts for nothing before its signed end. */
  readonly isTransfer: boolean;
  /**
   * Writes in order, and never blocks: bytes that the command does not take yet are held, so the caller
   * writes no more than was given room for. `bytes` must not change until they were taken.
   */
  write(bytes: Uint8Array): void;
  /** Returns the SHA-256 of all that was written and then of `rest`. */
  digestWith(rest: Uint8Array): Buffer;
  /** The end of stdin. To a terminal it means nothing: a caller who is gone typed no end of file. */
  end(): void;
  /** A new size of the terminal. Without one it means nothing. */
  resize(columns: number, rows: number): void;
}

export interface InputPipeOptions {
  /** True if a terminal host reads it. */
  readonly isTerminal: boolean;
  readonly isTransfer: boolean;
  /** So many bytes were taken, or thrown away since nobody reads them any more. */
  readonly onInput: ((bytes: number) => void) | undefined;
}

/** Passes a job's input into its process. Holds input that comes before the process is there. */
export class InputPipe implements JobInput {
  readonly isTerminal: boolean;
  readonly isTransfer: boolean;
  readonly #onInput: ((bytes: number) => void) | undefined;
  readonly #digest = new ChannelDigest();
  readonly #held: Uint8Array[] = [];
  #stream: Writable | undefined;
  /** The one that counts: those before it were never seen. */
  #size: {columns: number; rows: number} | undefined;
  #hasEnded = false;
  #isFinished = false;

  constructor({isTerminal, isTransfer, onInput}: InputPipeOptions) {
    this.isTerminal = isTerminal;
    this.isTransfer = isTransfer;
    this.#onInput = onInput;
  }

  write(bytes: Uint8Array): void {
    if (this.#isFinished || this.#hasEnded || bytes.length === 0) return;
    this.#digest.update(bytes);
    if (this.#stream) this.#pass(bytes, this.#stream);
    else this.#held.push(bytes);
  }

  digestWith(rest: Uint8Array): Buffer {
    return this.#digest.withRest(rest);
  }

  end(): void {
    if (this.isTerminal) return;
    this.#hasEnded = true;
    this.#stream?.end();
  }

  resize(columns: number, rows: number): void {
    if (!this.isTerminal || this.#isFinished) return;
    const isWaiting = this.#size !== undefined;
    this.#size = {columns, rows};
    if (!isWaiting) this.#passSize();
  }

  /** The process is there; it reads from `stream`. */
  attach(stream: Writable): void {
    this.#stream = stream;
    for (const bytes of this.#held.splice(0)) this.#pass(bytes, stream);
    if (this.#size) this.#passSize();
    if (this.#hasEnded) stream.end();
  }

  /** Returns the digest of all input, taken or not. To be called once, when the job has ended. */
  finish(): Promise<ChannelEnd> {
    this.#isFinished = true;
    this.#held.length = 0;
    return this.#digest.finish();
  }

  #pass(bytes: Uint8Array, stream: Writable): void {
    const frame = this.isTerminal ? encodeHostFrame(hostFrame.typed, bytes) : bytes;
    // Also called where the command has closed its end, or is gone.
    stream.write(frame, () => {
      if (!this.#isFinished) this.#onInput?.(bytes.length);
    });
  }

  /** Passes the size once there is room: dragging a window's corner sends many. */
  #passSize(): void {
    const stream = this.#stream;
    if (!stream || !this.#size) return;
    if (stream.writableNeedDrain) {
      stream.once('drain', () => this.#passSize());
      return;
    }
    stream.write(encodeSize(this.#size.columns, this.#size.rows));
    this.#size = undefined;
  }
}
