import type {Line} from './connection.ts';
import type {Errand, Route} from './reconnector.ts';

/** How long an answer that a ping brought took, and how the clocks differ. */
export interface Pong {
  /** Milliseconds there and back. */
  readonly roundTripMs: number;
  /** The host's clock less ours, milliseconds, give or take half the round trip. */
  readonly clockOffsetMs: number;
}

/** Measures one round trip. It is about one line: the next would not answer it. */
export class Ping implements Errand {
  readonly wasSent = false;
  readonly #route: Route;
  readonly #answer = Promise.withResolvers<Pong>();

  constructor(route: Route) {
    this.#route = route;
  }

  get pong(): Promise<Pong> {
    return this.#answer.promise;
  }

  board(line: Line): void {
    this.#route.done(this);
    this.#answer.resolve(measure(line));
  }

  failed(error: Error): void {
    this.#answer.reject(error);
  }
}

async function measure(line: Line): Promise<Pong> {
  const sent = performance.now();
  const time = await line.ping();
  const roundTripMs = performance.now() - sent;
  return {roundTripMs, clockOffsetMs: time - (Date.now() - roundTripMs / 2)};
}
