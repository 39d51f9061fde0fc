import type {Follow} from '../gate-link/generated/link.ts';
import type {SlabPool} from '../output-log/slab-pool.ts';
import {SendCredit} from '../protocol/credit.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {creditFrame} from '../protocol/frame.ts';
import type {Queued} from '../protocol/generated/wire.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import type {Phase} from '../protocol/phases.ts';
import type {PassOn} from './input-stream.ts';
import {InputStream} from './input-stream.ts';
import type {StreamPort} from './log-stream.ts';
import {LogStream} from './log-stream.ts';
import type {MayRest} from './open-logs.ts';

/** The session's connection, through which a stream sends. */
export interface StreamLine {
  isWritable(): boolean;
  /** `written` is called once the socket has all of it, and never where the connection went before. */
  send(bytes: Buffer, written?: () => void): void;
  sendMessage(number: number, message: object): void;
  noteLog(log: MayRest): void;
  /** The last message of the stream went out. */
  ended(stream: Stream): void;
  failed(error: unknown): void;
}

/** Called with what the client does with a log that it follows. */
export interface StreamEars {
  /** The folder that output logs are read in. */
  readonly logFolder: string;
  readonly slabs: SlabPool;
  /** Everything below `offset` is consumed, by the reader that makes room. */
  readonly consumed: (offset: number) => void;
  /** The bytes below `to` may be sent of output that the executor holds, those from `from` on. */
  readonly wanted: (from: number, to: number) => void;
  readonly input: PassOn;
}

/**
 * One stream of a session, from its order to its last message: its phase, its credit, and what it follows.
 */
export class Stream implements StreamPort {
  readonly number: number;
  readonly credit: SendCredit = new SendCredit();
  phase: Phase;
  readonly #line: StreamLine;
  #log: LogStream | undefined;
  #input: InputStream | undefined;
  #inputNumber: number | undefined;
  #watchedAs: number | undefined;
  /** The position of its order in the queue, while the client does not read: only the last one counts. */
  #place: Queued | undefined;

  constructor(number: number, phase: Phase, line: StreamLine) {
    this.number = number;
    this.phase = phase;
    this.#line = line;
  }

  /** The log that it serves, once it does. */
  get log(): LogStream | undefined {
    return this.#log;
  }

  /** The number that its input has on the link, where it may send any. */
  get inputNumber(): number | undefined {
    return this.#inputNumber;
  }

  /** The number of its `follow`, where the executor wants to hear when it is over. */
  get watchedAs(): number | undefined {
    return this.#watchedAs;
  }

  /** Serves a log, and takes input where that was ordered. Sends nothing yet. */
  follow({input, ...log}: Follow, ears: StreamEars): LogStream {
    const isNew = log.started.attached === false;
    const {logFolder: folder, slabs, consumed: tellConsumed, wanted: want} = ears;
    this.#log = new LogStream(this, {...log, isNew, folder, slabs, tellConsumed, want});
    if (input !== undefined) this.#input = new InputStream(ears.input);
    this.#inputNumber = input;
    if (log.watched) this.#watchedAs = log.number;
    return this.#log;
  }

  /** The client granted credit. */
  granted(bytes: number): void {
    this.credit.grant(bytes);
    this.#log?.granted();
  }

  /**
   * Input came from the client.
   *
   * @throws {ProtocolError} `phase` if none was ordered; and what is wrong with it
   */
  input(channelNumber: number, offset: number, bytes: Buffer): void {
    if (!this.#input) throw new ProtocolError('phase', 'input may come only where `started` says so');
    this.#input.take(channelNumber, offset, bytes);
  }

  /** The executor grants credit for input. */
  grantInput(bytes: number): void {
    this.#input?.granted(bytes);
    this.#line.send(creditFrame(this.number, bytes));
  }

  /** The executor says something. */
  say(message: ServerMessage): void {
    this.#place = message.type === 'queued' ? message : undefined;
    if (this.#place) this.#sayPlace();
    else this.sendMessage(message);
  }

  /** The connection takes more. */
  pump(): void {
    this.#sayPlace();
    this.#log?.pump();
  }

  close(): void {
    this.#log?.close();
    this.#input?.close();
  }

  isWritable(): boolean {
    return this.#line.isWritable();
  }

  sendBytes(bytes: Buffer, written?: () => void): void {
    this.#line.send(bytes, written);
  }

  sendMessage(message: object): void {
    this.#line.sendMessage(this.number, message);
  }

  noteLog(log: MayRest): void {
    this.#line.noteLog(log);
  }

  ended(): void {
    this.#line.ended(this);
  }

  failed(error: unknown): void {
    this.#line.failed(error);
  }

  #sayPlace(): void {
    if (!this.#place || !this.isWritable()) return;
    this.sendMessage(this.#place);
    this.#place = undefined;
  }
}
