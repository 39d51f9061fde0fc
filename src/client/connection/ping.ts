import {systemClock} from '../../base/clock.ts';
import type {HostConnection} from './connection.ts';
import type {Reconnector} from './reconnector.ts';
import type {Request} from './request.ts';

/** The time that the answer to a ping took, and the difference of the clocks. */
export interface Pong {
  /** Milliseconds there and back. */
  readonly roundTripMs: number;
  /** The host's clock less ours, milliseconds, give or take half the round trip. */
  readonly clockOffsetMs: number;
}

/** Measures one round trip. It is about one connection: the next would not answer it. */
export class Ping implements Request {
  readonly wasSent = false;
  readonly #reconnector: Reconnector;
  readonly #answer = Promise.withResolvers<Pong>();

  constructor(reconnector: Reconnector) {
    this.#reconnector = reconnector;
  }

  get pong(): Promise<Pong> {
    return this.#answer.promise;
  }

  start(connection: HostConnection): void {
    this.#reconnector.done(this);
    this.#answer.resolve(measure(connection));
  }

  failed(error: Error): void {
    this.#answer.reject(error);
  }
}

async function measure(connection: HostConnection): Promise<Pong> {
  const sent = systemClock.monotonic();
  const time = await connection.ping();
  const roundTripMs = systemClock.monotonic() - sent;
  return {roundTripMs, clockOffsetMs: time - (Date.now() - roundTripMs / 2)};
}
