import {ReceiveCredit} from '../../protocol/credit.ts';
import {ProtocolError} from '../../protocol/errors.ts';

/**
 * The credit for a job's output over all the connections that it comes by. Pure. Each connection begins with
 * credit of its own, but what came by earlier connections and still waits to be consumed counts against it:
 * however often connections drop, no more than one window is held. Credit for those bytes is not given back:
 * on a new connection that would say that as many of *its* bytes were consumed, and the host could drop what
 * is still on its way.
 */
export class OutputCredit {
  /** Bytes that are held at most. */
  readonly window: number;
  #held = 0;
  /** Of what is held, what came by earlier connections. It is consumed first. */
  #earlier = 0;
  #keeps = Number.POSITIVE_INFINITY;
  #credit: ReceiveCredit | undefined;

  constructor(window: number) {
    this.window = window;
  }

  /** Bytes that came and wait to be consumed. */
  get held(): number {
    return this.#held;
  }

  /**
   * A connection begins. Returns what to grant at once; 0 if more than half a window waits to be consumed
   * first.
   */
  begin(): number {
    this.#earlier = this.#held;
    this.#credit = undefined;
    this.#keeps = Number.POSITIVE_INFINITY;
    return this.#open();
  }

  /** @throws {ProtocolError} `credit` when the host sent more than it was granted on this connection */
  receive(bytes: number): void {
    if (!this.#credit) throw new ProtocolError('credit', 'bytes came before any credit was granted for them');
    this.#credit.receive(bytes);
    this.#held += bytes;
  }

  /** The host keeps only so much: credit is given back at least every quarter of that. */
  senderKeeps(bytes: number): void {
    this.#keeps = bytes;
    this.#credit?.senderKeeps(bytes);
  }

  /** Counts bytes as consumed; returns what to grant on this connection now. */
  consume(bytes: number): number {
    const earlier = Math.min(bytes, this.#earlier);
    this.#held -= bytes;
    this.#earlier -= earlier;
    if (!this.#credit) return this.#open();
    return this.#credit.consume(bytes - earlier);
  }

  /**
   * The first grant on a connection is its window, and cannot be widened later: it waits until it is worth
   * something.
   */
  #open(): number {
    if (this.#held > this.window / 2) return 0;
    this.#credit = new ReceiveCredit(this.window - this.#held);
    this.#credit.senderKeeps(this.#keeps);
    return this.#credit.window;
  }
}
