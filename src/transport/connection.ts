import type {Duplex} from 'node:stream';
import {systemClock} from '../base/clock.ts';
import type {CodedError} from '../base/errors.ts';
import {codedFrom} from '../base/errors.ts';
import {ProtocolError} from '../protocol/errors.ts';
import type {FrameSink} from '../protocol/frame.ts';
import {controlFrame, FrameDecoder} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import type {Intake} from './intake.ts';
import {lend} from './intake.ts';
import {plainError} from './tls-words.ts';

/**
 * The owner of a connection, and what it hears of it. An error of a sink method closes the connection with
 * that fault.
 */
export interface ConnectionOwner extends FrameSink {
  /** The peer reads again: what `send` answered `false` to has gone out. */
  drained?(): void;
  /** A piece came, whatever is in it, and is read next: of TLS it is a record. */
  came?(bytes: number): void;
  /** Called once, when nothing more will come or go; with what ended it, if that was not this end's own `close`. */
  closed(error?: Error): void;
}

export interface ConnectionOptions {
  /** Longest payload of a control frame, bytes; `limits.control` unless given. */
  readonly maxControl?: number;
  /** A frame that was begun must be whole after this many milliseconds; `limits.frameMs` unless given. */
  readonly frameMs?: number;
  /**
   * A peer that does not read is not heard either, so that it cannot make us hold answers without end. For
   * one end only: with both, two full sockets would wait for each other for ever.
   */
  readonly pausesForDrain?: boolean;
  /** Reads the socket. Bytes of data that it hands over are lent (intake.ts). */
  readonly intake?: Intake;
  /** Data frames are handed over whole, as the check of their signatures needs them. */
  readonly keepsWhole?: boolean;
}

/**
 * Frames in and out over any duplex stream of bytes: TLS over TCP, or the inherited socket of the link. Owns the
 * socket. It never buffers without telling: `send` answers `false` while the peer does not read.
 */
export class Connection {
  readonly socket: Duplex;
  readonly #owner: ConnectionOwner;
  readonly #intake: Intake | undefined;
  readonly #decoder: FrameDecoder;
  readonly #frameMs: number;
  readonly #pausesForDrain: boolean;
  #corked = false;
  /** True if its owner does not want to hear the peer. */
  #isDeaf = false;
  #ended = false;
  #frameTimer: NodeJS.Timeout | undefined;
  /** The number of the frame that is not whole, 0 if none is, and when it was first seen so. */
  #unfinished = 0;
  #unfinishedSince = 0;

  constructor(socket: Duplex, owner: ConnectionOwner, options: ConnectionOptions = {}) {
    this.socket = socket;
    this.#owner = owner;
    this.#intake = options.intake;
    const sink = this.#intake ? lending(owner) : owner;
    this.#decoder = new FrameDecoder(sink, options.maxControl, options.keepsWhole);
    this.#frameMs = options.frameMs ?? limits.frameMs;
    this.#pausesForDrain = options.pausesForDrain ?? false;
    if (this.#intake) this.#intake.open(chunk => this.#receive(chunk));
    else socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('drain', () => this.#drained());
    // Node destroys no TLS socket over a record that is wrong, nor tells its close: what is open then stays so.
    socket.on('error', error => {
      this.#intake?.end();
      this.destroy(plainError(error));
    });
    socket.on('close', () => this.#finish());
    // The peer's half-close is its goodbye: half-open connections are of no use to anybody.
    socket.on('end', () => {
      this.#intake?.end();
      this.close();
    });
    if (this.#intake) this.#resume();
  }

  /** True if no more can be sent. */
  get isClosed(): boolean {
    return this.#ended || this.socket.writableEnded || this.socket.destroyed;
  }

  /**
   * Sends bytes that are whole frames. `false`: the peer reads slowly; wait for `drained` before sending more.
   * `written` is called once they are with the system, and never if the connection went before.
   */
  send(bytes: Uint8Array, written?: () => void): boolean {
    if (this.isClosed) return false;
    if (!this.#corked) {
      // All bytes of one turn of the event loop leave in one piece. The uncork comes whatever happens next.
      this.#corked = true;
      this.socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.socket.uncork();
      });
    }
    return this.socket.write(bytes, error => {
      if (!error) written?.();
    });
  }

  /** Sends a control message on a stream. */
  sendMessage(stream: number, message: object): boolean {
    return this.send(controlFrame(stream, message));
  }

  /** Does not hear the peer any more, until `hear`; what it sends meanwhile waits with it. */
  pause(): void {
    if (this.#ended) return;
    this.#isDeaf = true;
    this.#pause();
  }

  /** Hears the peer again. */
  hear(): void {
    if (!this.#isDeaf) return;
    this.#isDeaf = false;
    if (!this.#waitsForDrain) this.#resume();
  }

  get #waitsForDrain(): boolean {
    return this.#pausesForDrain && this.socket.writableNeedDrain;
  }

  /** Says why, lets the peer read it, and closes. Only the first call counts. */
  fail(error: CodedError): void {
    if (this.#ended) return;
    this.sendMessage(0, {
      type: 'fault',
      code: error.code,
      message: error.message.slice(0, 4096).toWellFormed(),
    });
    this.#finish(error);
    this.#leave();
  }

  /** Sends what is waiting and closes. */
  close(): void {
    this.#finish();
    this.#leave();
  }

  /** Closes at once. */
  destroy(error?: Error): void {
    this.#finish(error);
    this.socket.destroy();
  }

  /** Ends our half, and the whole where the peer does not end its own in time: nobody holds a socket by staying. */
  #leave(): void {
    this.socket.end();
    this.#resume();
    const linger = setTimeout(() => this.socket.destroy(), limits.lingerMs);
    this.socket.once('close', () => clearTimeout(linger));
  }

  #pause(): void {
    this.#intake?.hold();
    this.socket.pause();
  }

  #resume(): void {
    this.#intake?.goOn();
    this.socket.resume();
  }

  #drained(): void {
    if (this.socket.isPaused() && !this.#isDeaf) this.#resume();
    this.#owner.drained?.();
  }

  #receive(chunk: Buffer): void {
    if (this.#ended) return;
    try {
      this.#owner.came?.(chunk.length);
      this.#decoder.push(chunk);
      this.#watchFrame();
      if (this.#waitsForDrain && !this.#ended) this.#pause();
    } catch (error) {
      this.fail(codedFrom(error));
    }
  }

  /** A frame that was begun must become whole in time: half a frame and silence holds nothing for long. */
  #watchFrame(): void {
    const frame = this.#decoder.isMidFrame ? this.#decoder.begun : 0;
    if (frame === this.#unfinished) return;
    // A timer for each frame would cost a busy stream dearly; one that finds another frame looks again.
    this.#unfinished = frame;
    this.#unfinishedSince = systemClock.monotonic();
    if (frame !== 0) this.#frameTimer ??= this.#lookAfter(this.#frameMs);
  }

  #lookAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#lookAtFrame(), ms).unref();
  }

  #lookAtFrame(): void {
    this.#frameTimer = undefined;
    if (this.#unfinished === 0) return;
    // A peer that we do not read is not to blame.
    const left = this.socket.isPaused()
      ? this.#frameMs
      : this.#unfinishedSince + this.#frameMs - systemClock.monotonic();
    if (left > 0) this.#frameTimer = this.#lookAfter(left);
    else this.fail(new ProtocolError('timeout', `a frame was not whole after ${this.#frameMs / 1000} s`));
  }

  #finish(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#frameTimer);
    this.#owner.closed(error);
  }
}

/** Hears what a decoder reads out of an intake. */
function lending(owner: ConnectionOwner): FrameSink {
  return {
    control: (stream, payload) => owner.control(stream, payload),
    credit: (stream, bytes) => owner.credit(stream, bytes),
    data: (stream, number, offset, bytes) => owner.data(stream, number, offset, lend(bytes)),
  };
}
