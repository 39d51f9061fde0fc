import {backoffMs} from '../../base/backoff.ts';
import {systemClock} from '../../base/clock.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import type {HostConnection} from './connection.ts';
import type {Reconnector} from './reconnector.ts';
import type {Request} from './request.ts';
import type {StreamOwner} from './stream.ts';
import {retryPauses} from './transient-errors.ts';

/**
 * A request that is made on one connection after the other: it stands in the queue of the reconnector, opens
 * its stream on each new connection, may be made once more where the host says that it is not the time for
 * it, and leaves the queue once.
 */
export abstract class RetriedRequest implements Request, StreamOwner {
  protected readonly reconnector: Reconnector;
  #timesMade = 0;
  /** Since when, by `systemClock.monotonic()`, the host says that it is not the time, and how often it said so. */
  #putOff: {since: number; times: number} | undefined;
  #isOver = false;

  constructor(reconnector: Reconnector) {
    this.reconnector = reconnector;
  }

  get wasSent(): boolean {
    return this.#timesMade > 0;
  }

  start(connection: HostConnection): void {
    this.open(connection);
    this.#timesMade++;
  }

  failed(error: Error): void {
    if (this.finish()) this.rejected(error);
  }

  abstract message(message: ServerMessage): void;

  data(_channel: number, _offset: number, _bytes: Buffer): void {}

  credit(_bytes: number): void {}

  /** Opens the stream. */
  protected abstract open(connection: HostConnection): void;

  /** Hears why it will not be made again. */
  protected abstract rejected(error: Error): void;

  /** The number of attempts before the one that is made now. */
  protected get timesMade(): number {
    return this.#timesMade;
  }

  /** Leaves the queue. Returns false if it has left before. */
  protected finish(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.reconnector.done(this);
    return true;
  }

  /**
   * Makes it once more in a while, after the host said that it is not the time for it. Returns false where
   * the host has said so for as long as a host that is gone is waited for.
   */
  protected makeLater(): boolean {
    this.#putOff ??= {since: systemClock.monotonic(), times: 0};
    const {since, times} = this.#putOff;
    if (systemClock.monotonic() - since > this.reconnector.giveUpAfterMs) return false;
    this.#putOff.times++;
    this.reconnector.startLater(this, backoffMs(retryPauses, times, Math.random()));
    return true;
  }

  /** The host went on with it. */
  protected wentOn(): void {
    this.#putOff = undefined;
  }
}
