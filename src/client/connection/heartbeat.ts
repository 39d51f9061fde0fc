import type {ProtocolError} from '../../protocol/errors.ts';
import {controlFrame} from '../../protocol/frame.ts';
import type {Pong} from '../../protocol/generated/wire.ts';
import {notHeard, notReading} from './lost-connection.ts';

/** The connection, as far as its heartbeat needs it. */
export interface HeartbeatPort {
  /** True if the host does not read the bytes that were sent. */
  readonly needsDrain: boolean;
  send(frame: Uint8Array): void;
  giveUp(error: ProtocolError): void;
}

/** A connection on which nothing was heard for so many heartbeats is given up. */
const mostUnanswered = 3;

/**
 * The pings of one connection, ours and the host's. A host that says nothing, or does not read, is given up.
 */
export class Heartbeat {
  readonly #port: HeartbeatPort;
  readonly #pings = new Map<string, PromiseWithResolvers<number>>();
  #ms = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastPing = 0;
  /** The last ping that came while the host read no answers. */
  #owedPong: string | undefined;
  /** Heartbeats since something was heard. */
  #unanswered = 0;

  constructor(port: HeartbeatPort) {
    this.#port = port;
  }

  begin(ms: number): void {
    this.#ms = ms;
    this.#timer = setInterval(() => this.#beat(), ms).unref();
  }

  end(error: Error): void {
    clearInterval(this.#timer);
    for (const {reject} of this.#pings.values()) reject(error);
  }

  /** Asks for a sign of life; the host's clock in milliseconds since 1970. */
  ping(): Promise<number> {
    const nonce = String(++this.#lastPing);
    const answer = Promise.withResolvers<number>();
    this.#pings.set(nonce, answer);
    this.#port.send(controlFrame(0, {type: 'ping', nonce}));
    return answer.promise;
  }

  answered({nonce, time}: Pong): void {
    this.#pings.get(nonce)?.resolve(time);
    this.#pings.delete(nonce);
  }

  /**
   * Of the pings of a host that does not read, the last one is answered, when it does (as in RFC 6455,
   * 5.5.3).
   */
  asked(nonce: string): void {
    if (this.#port.needsDrain) this.#owedPong = nonce;
    else this.#port.send(controlFrame(0, {type: 'pong', nonce, time: Date.now()}));
  }

  drained(): void {
    const nonce = this.#owedPong;
    this.#owedPong = undefined;
    if (nonce !== undefined) this.asked(nonce);
  }

  /** Something came. */
  heard(): void {
    // A host that speaks and does not read is no better than one that says nothing.
    if (this.#owedPong === undefined) this.#unanswered = 0;
  }

  /** Beats are counted, not time: one that comes late because we were stopped says nothing about the host. */
  #beat(): void {
    if (this.#unanswered >= mostUnanswered)
      this.#port.giveUp(this.#owedPong === undefined ? notHeard(mostUnanswered * this.#ms) : notReading());
    else this.ping().catch(() => {});
    this.#unanswered++;
  }
}
