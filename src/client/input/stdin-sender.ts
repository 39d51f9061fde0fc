import {messageOf} from '../../base/errors.ts';
import {InputSigner, inputSignatureSize} from '../../identity/input.ts';
import {channel} from '../../protocol/frame.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {Stream} from '../connection/stream.ts';
import {ClientError} from '../errors.ts';
import type {InputPiece} from './resend-buffer.ts';
import {ResendBuffer} from './resend-buffer.ts';

/** The source of a job's stdin. An iterable may use a buffer again once it is asked for more. */
export type InputSource = AsyncIterable<Uint8Array> | Uint8Array | string;

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface InputOptions {
  /**
   * Bytes for the command's stdin, whose end they are; a stream of Node is an iterable of them. Read as fast
   * as the command takes them. If reading fails, the job is cancelled, since half of an input must not pass
   * for the whole, and awaiting it fails with `input-failed`. Not read further, and let go of, when the job
   * ends.
   */
  readonly stdin?: InputSource | undefined;
  /** The caller's terminal, for a command that has one; what is typed comes from `stdin`. */
  readonly terminal?: (TerminalSize & {readonly term?: string | undefined}) | undefined;
}

export interface SenderOptions extends InputOptions {
  /** True if what is sent is a transfer: its bytes are signed at its end, once. */
  readonly isTransfer?: boolean;
}

/** Most bytes of input in a frame, which the signature shares. */
const mostSigned = limits.data - inputSignatureSize;

/** Sends one job its stdin and the size of its terminal, over as many connections as it takes. */
export class StdinSender {
  readonly #job: string;
  readonly #signer = new InputSigner();
  readonly #isTransfer: boolean;
  readonly #sent: ResendBuffer;
  readonly #source: InputSource | undefined;
  readonly #failed: (error: ClientError) => void;
  #iterator: AsyncIterator<Uint8Array> | undefined;
  #stream: Stream | undefined;
  #size: TerminalSize | undefined;
  readonly #isTyped: boolean;
  /** True if the host knows the size: a run says it in its order. */
  #sizeIsTold: boolean;
  #sizesSigned = 0;
  #wake: (() => void) | undefined;
  #isReading = false;
  #isStopped = false;

  /** @param failed hears that the source failed; nothing more is read of it */
  constructor(
    job: string,
    {stdin, terminal, isTransfer = false}: SenderOptions,
    {sizeIsTold, failed}: {sizeIsTold: boolean; failed: (error: ClientError) => void},
  ) {
    this.#job = job;
    this.#source = stdin;
    this.#isTransfer = isTransfer;
    this.#sent = new ResendBuffer(isTransfer ? limits.transferWindow : limits.inputWindow);
    this.#size = terminal;
    this.#isTyped = terminal !== undefined;
    this.#sizeIsTold = sizeIsTold;
    this.#failed = failed;
  }

  /** As an order has it. */
  get publicKey(): string {
    return this.#signer.publicKey;
  }

  /**
   * The host takes input on this stream, the byte at `due` first.
   *
   * @throws {ProtocolError} `message` if it wants again what it took
   */
  begin(stream: Stream, due: number): void {
    this.#stream = stream;
    // Bytes that are typed are meant for now: they are not those that somebody typed before.
    if (this.#isTyped && !this.#isReading) this.#sent.joinAt(due);
    this.#sent.begin(due);
    if (!this.#sizeIsTold) this.#tellSize();
    // On the next connection it is said again: nobody knows whether the last one carried it.
    this.#sizeIsTold = false;
    if (this.#isReading) this.#pump();
    else
      this.#read().catch((cause: unknown) =>
        this.#fail(`stdin could not be read: ${messageOf(cause)}`, cause),
      );
  }

  /** @throws {ProtocolError} `credit` */
  granted(bytes: number): void {
    this.#sent.grant(bytes);
    this.#pump();
  }

  resize(columns: number, rows: number): void {
    this.#size = {columns, rows};
    if (this.#stream) this.#tellSize();
    else this.#sizeIsTold = false;
  }

  /** Nothing more is taken. Lets go of the source. */
  stop(): void {
    this.#isStopped = true;
    this.#wake?.();
    // An iterator that is asked for more answers `return` only after that; a stream can be ended at once.
    void this.#iterator?.return?.().then(undefined, () => {});
    if (isDestroyable(this.#source)) this.#source.destroy();
  }

  /** Returns why the host's word about stdin cannot be true; undefined if it can. */
  problem({state, reason, stdin}: Outcome, host: string): string | undefined {
    if (stdin === undefined) {
      const saysNone = state === 'lost' || reason === 'not-started' || reason === 'never-started';
      return saysNone || !this.#isReading
        ? undefined
        : `${host} does not say what job ${this.#job} was given on stdin`;
    }
    // A job that ended before we came was given what others sent.
    if (this.#source === undefined || !this.#isReading || this.#sent.matches(stdin)) return undefined;
    return `job ${this.#job} was given other bytes on stdin than were sent: they were altered on the way`;
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    if (this.#source === undefined) return;
    if (typeof this.#source === 'string' || this.#source instanceof Uint8Array) {
      await this.#take(this.#source);
    } else {
      const iterator = this.#source[Symbol.asyncIterator]();
      this.#iterator = iterator;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        await this.#take(next.value);
        if (this.#isStopped) return;
      }
      this.#iterator = undefined;
    }
    this.#sent.finish();
    this.#pump();
  }

  /** Takes all of `chunk`, waiting for room: the source is asked for no more before. */
  async #take(chunk: Uint8Array | string): Promise<void> {
    let rest: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (!(rest instanceof Uint8Array)) throw new TypeError('it gave something other than bytes');
    while (!this.#isStopped) {
      rest = rest.subarray(this.#sent.add(rest));
      this.#pump();
      if (rest.length === 0) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Sends what may be sent. */
  #pump(): void {
    if (this.#isStopped) return;
    const most = this.#isTransfer ? limits.data : mostSigned;
    for (let piece = this.#sent.next(most); piece; piece = this.#sent.next(most)) this.#sendPiece(piece);
    if (this.#sent.room > 0) this.#wake?.();
    if (this.#sent.isShort)
      this.#fail(
        `stdin ended after ${this.#sent.end} bytes, of which the job took ${this.#sent.taken} already`,
      );
  }

  #sendPiece({offset, bytes}: InputPiece): void {
    if (!this.#isTransfer) this.#send(channel.stdin, offset, bytes);
    else if (bytes.length > 0) this.#stream?.input(channel.file, offset, bytes);
    else this.#stream?.input(channel.stdin, offset, this.#sign(channel.file, offset, this.#sent.digestAll()));
  }

  #tellSize(): void {
    if (!this.#size) return;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16BE(withinBounds(this.#size.columns), 0);
    bytes.writeUInt16BE(withinBounds(this.#size.rows), 2);
    this.#send(channel.terminalSize, this.#sizesSigned++, bytes);
  }

  #send(number: number, offset: number, bytes: Uint8Array): void {
    this.#stream?.input(number, offset, this.#sign(number, offset, bytes), bytes);
  }

  #sign(number: number, offset: number, bytes: Uint8Array): Buffer {
    return this.#signer.sign({job: this.#job, channel: number, offset, bytes});
  }

  #fail(what: string, cause?: unknown): void {
    if (this.#isStopped) return;
    this.stop();
    this.#failed(new ClientError('input-failed', what, {cause}));
  }
}

/** Returns why nothing can be read of what a program gives as stdin; undefined if it can. */
export function inputProblem(source: unknown): ClientError | undefined {
  if (source === undefined || typeof source === 'string' || source instanceof Uint8Array) return undefined;
  if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) return undefined;
  const what = Array.isArray(source) ? 'an array' : source === null ? 'null' : `of type ${typeof source}`;
  return new ClientError(
    'input-failed',
    `stdin is text, bytes, or an async iterable of bytes, and not ${what}`,
  );
}

const isDestroyable = (source: unknown): source is {destroy(): void} =>
  typeof source === 'object' &&
  source !== null &&
  'destroy' in source &&
  typeof source.destroy === 'function';

/** Keeps a size within the bounds of an order. */
const withinBounds = (size: number) => Math.min(4096, Math.max(1, Math.trunc(size) || 1));
