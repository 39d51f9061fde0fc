import {controlFrame, creditFrame, dataHeader} from '../../protocol/frame.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import type {Phase} from '../../protocol/phases.ts';
import {nextPhase} from '../../protocol/phases.ts';

/**
 * Hears of one stream. An error that it throws ends the connection. A connection that is gone tells nothing.
 */
export interface StreamOwner {
  message(message: ServerMessage): void;
  data(channel: number, offset: number, bytes: Buffer): void;
  /** The host takes so many bytes more of input. */
  credit(bytes: number): void;
}

/** The connection, as far as a stream needs it. */
interface StreamPort {
  send(frame: Uint8Array): void;
  drop(stream: Stream): void;
}

/** One stream of a connection. It has no effect once it has ended or its connection is gone. */
export class Stream {
  readonly number: number;
  readonly owner: StreamOwner;
  readonly #port: StreamPort;
  #phase: Phase;

  /** @param opening the message that opened it */
  constructor(number: number, opening: 'order' | 'prove', owner: StreamOwner, port: StreamPort) {
    this.#phase = nextPhase('fresh', 'client', opening);
    this.number = number;
    this.owner = owner;
    this.#port = port;
  }

  /** Gives credit: the window first, then what was consumed. */
  grant(bytes: number): void {
    if (this.#phase !== 'closed') this.#port.send(creditFrame(this.number, bytes));
  }

  /** Sends some input: its signature, where it has one, and its bytes. */
  input(channel: number, offset: number, ...parts: readonly Uint8Array[]): void {
    if (this.#phase === 'closed') return;
    const size = parts.reduce((sum, {length}) => sum + length, 0);
    this.#port.send(dataHeader(this.number, channel, offset, size));
    for (const part of parts) if (part.length > 0) this.#port.send(part);
  }

  /** Wants nothing more from it. */
  release(): void {
    if (this.#phase === 'closed') return;
    this.#port.send(controlFrame(this.number, {type: 'release'}));
    this.#close();
  }

  /**
   * Notes what came from the host.
   *
   * @throws {ProtocolError} `phase` for what may not come now
   */
  heard(what: ServerMessage['type'] | 'data' | 'credit'): void {
    this.#phase = nextPhase(this.#phase, 'server', what);
    if (this.#phase === 'closed') this.#close();
  }

  #close(): void {
    this.#phase = 'closed';
    this.#port.drop(this);
  }
}
