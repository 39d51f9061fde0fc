import type {Duplex} from 'node:stream';
import {CodedError, messageOf} from '../base/errors.ts';
import {ProtocolError} from '../protocol/errors.ts';
import type {FrameSink} from '../protocol/frame.ts';
import {controlFrame, FrameDecoder} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';

/** What the owner of a connection hears of it. What a sink method throws closes the connection with that fault. */
export interface ConnectionOwner extends FrameSink {
  /** The peer reads again: what `send` answered `false` to has gone out. */
  drained?(): void;
  /** Called once, when nothing more will come or go; with what ended it, if that was not this end's own `close`. */
  closed(error?: Error): void;
}

/**
 * Frames in and out over any duplex stream of bytes: TLS over TCP, or the inherited socket of the link. Owns the
 * socket. It never buffers without telling: `send` answers `false` while the peer does not read.
 */
export class Connection {
  readonly socket: Duplex;
  readonly #owner: ConnectionOwner;
  readonly #decoder: FrameDecoder;
  #corked = false;
  #ended = false;
  #frameTimer: NodeJS.Timeout | undefined;

  constructor(socket: Duplex, owner: ConnectionOwner, maxControl: number = limits.control) {
    this.socket = socket;
    this.#owner = owner;
    this.#decoder = new FrameDecoder(owner, maxControl);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('drain', () => this.#owner.drained?.());
    socket.on('error', error => this.#finish(error));
    socket.on('close', () => this.#finish());
    // The peer's half-close is its goodbye: half-open connections are of no use to anybody.
    socket.on('end', () => this.socket.end());
  }

  /** Whether no more can be sent. */
  get isClosed(): boolean {
    return this.#ended || this.socket.writableEnded || this.socket.destroyed;
  }

  /** Sends bytes that are whole frames. `false`: the peer reads slowly; wait for `drained` before sending more. */
  send(bytes: Uint8Array): boolean {
    if (this.isClosed) return false;
    if (!this.#corked) {
      // What is sent in one turn of the event loop leaves in one piece. The uncork comes whatever happens next.
      this.#corked = true;
      this.socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.socket.uncork();
      });
    }
    return this.socket.write(bytes);
  }

  /** Sends a control message on a stream. */
  sendMessage(stream: number, message: object): boolean {
    return this.send(controlFrame(stream, message));
  }

  /** Says why, lets the peer read it, and closes. Only the first call counts. */
  fail(error: CodedError): void {
    if (this.#ended) return;
    this.sendMessage(0, {type: 'fault', code: error.code, message: error.message.slice(0, 4096)});
    this.#finish(error);
    this.socket.end();
    const linger = setTimeout(() => this.socket.destroy(), limits.lingerMs);
    this.socket.once('close', () => clearTimeout(linger));
  }

  /** Sends what is waiting and closes. */
  close(): void {
    this.#finish();
    this.socket.end();
    this.socket.resume();
  }

  /** Closes at once. */
  destroy(error?: Error): void {
    this.#finish(error);
    this.socket.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#ended) return;
    try {
      this.#decoder.push(chunk);
      this.#watchFrame();
    } catch (error) {
      this.fail(
        error instanceof CodedError ? error : new CodedError('internal', messageOf(error), {cause: error}),
      );
    }
  }

  /** A frame that was begun must become whole in time: half a frame and silence holds nothing for long. */
  #watchFrame(): void {
    if (!this.#decoder.isMidFrame) {
      clearTimeout(this.#frameTimer);
      this.#frameTimer = undefined;
    } else if (!this.#frameTimer) {
      this.#frameTimer = setTimeout(() => this.#frameOverdue(), limits.frameMs);
      this.#frameTimer.unref();
    }
  }

  #frameOverdue(): void {
    // A peer that is held back by our own full window is not to blame: only a socket that we read is judged.
    if (!this.socket.isPaused()) {
      this.fail(new ProtocolError('timeout', `a frame was not whole after ${limits.frameMs / 1000} s`));
    }
  }

  #finish(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#frameTimer);
    this.#owner.closed(error);
  }
}
