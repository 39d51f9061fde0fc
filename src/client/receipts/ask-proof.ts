import {ProtocolError} from '../../protocol/errors.ts';
import type {Prove} from '../../protocol/generated/wire.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import {ClientError} from '../errors.ts';
import type {Line} from '../line.ts';
import {isPassingRefusal} from '../passing-trouble.ts';
import type {Errand, Route} from '../route.ts';
import type {StreamOwner} from '../stream.ts';

/**
 * Asks a host for the proof that its tree of `to` leaves begins with that of `from`, in base64.
 *
 * @throws {ClientError} `refused`, `connection-lost`; {ProtocolError} for an answer that is none
 */
export function askProof(route: Route, from: number, to: number): Promise<readonly string[]> {
  const ask = new ProofErrand(route, from, to);
  route.undertake(ask);
  return ask.answer;
}

class ProofErrand implements Errand, StreamOwner {
  /** So that losing the line is told as such, and not as a host that could not be reached. */
  readonly wasSent = true;
  readonly #route: Route;
  readonly #message: Prove;
  readonly #answer = Promise.withResolvers<readonly string[]>();
  #putOff: {since: number; times: number} | undefined;

  constructor(route: Route, from: number, to: number) {
    this.#route = route;
    this.#message = {type: 'prove', from, to};
  }

  get answer(): Promise<readonly string[]> {
    return this.#answer.promise;
  }

  board(line: Line): void {
    try {
      line.open(this.#message, this, 0);
    } catch (error) {
      const isFull = error instanceof ClientError && error.code === 'too-many-streams';
      if (!isFull || !this.#boardLater()) throw error;
    }
  }

  failed(error: Error): void {
    this.#answer.reject(error);
  }

  message(reply: ServerMessage): void {
    if (reply.type === 'refused' && isPassingRefusal(reply.code) && this.#boardLater()) return;
    this.#route.done(this);
    if (reply.type === 'proven') this.#answer.resolve(reply.proof);
    else if (reply.type === 'refused')
      this.failed(new ClientError('refused', reply.message, {wireCode: reply.code}));
    else this.failed(new ProtocolError('phase', `a question for a proof was answered with ${reply.type}`));
  }

  data(): void {}

  credit(): void {}

  #boardLater(): boolean {
    this.#putOff ??= {since: performance.now(), times: 0};
    return this.#route.boardLater(this, this.#putOff.since, this.#putOff.times++);
  }
}
