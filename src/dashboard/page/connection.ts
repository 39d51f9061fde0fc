import type {Intent} from '../generated/dashboard.ts';
import type {LabTold, Problem, RunTold, Told} from '../told.ts';
import {faultOf, mostAtOnce} from './judged.ts';
import type {Session} from './session.ts';

export interface ConnectionHearer {
  lab(told: LabTold): void;
  run(told: RunTold): void;
  /** The connection is there, or not. */
  connected(isThere: boolean): void;
  /** The session is over, for good. */
  over(why: string): void;
}

/** Why something that was asked for was not done. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** An intent without its number. */
export type Wanted = Intent extends infer One ? (One extends Intent ? Omit<One, 'id'> : never) : never;

const overCode = 4001;
const wrongCode = 4003;
const pauses = {leastMs: 500, mostMs: 10_000};

interface Waiting {
  readonly text: string;
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The WebSocket to the dashboard's process. Both ends prove first that they know the token, which is never sent. One that drops is
 * made again; what was asked on it fails. What the other end would not take is not sent.
 */
export class Connection {
  readonly #session: Session;
  readonly #hearer: ConnectionHearer;
  readonly #waiting = new Map<number, Waiting>();
  readonly #unsent = new Set<number>();
  #socket: WebSocket | undefined;
  #isReady = false;
  #isOver = false;
  #number = 0;
  #pauseMs = pauses.leastMs;

  constructor(session: Session, hearer: ConnectionHearer) {
    this.#session = session;
    this.#hearer = hearer;
    this.#dial();
  }

  /** @throws {ProblemError} */
  async ask<Body>(wanted: Wanted): Promise<Body> {
    const id = this.#number++;
    const text = JSON.stringify({id, ...wanted});
    const fault = faultOf(JSON.parse(text) as object);
    if (fault) throw new ProblemError(fault);
    const {promise, resolve, reject} = Promise.withResolvers<unknown>();
    this.#waiting.set(id, {text, resolve, reject});
    this.#unsent.add(id);
    this.#send();
    return promise as Promise<Body>;
  }

  /** Ends it without a word: another takes its place. */
  close(): void {
    this.#isOver = true;
    this.#socket?.close();
  }

  #dial(): void {
    if (this.#isOver) return;
    const socket = new WebSocket(`ws://${location.host}/socket`);
    const nonce = randomText(32);
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({session: this.#session.session, nonce}));
    socket.onmessage = ({data}: MessageEvent<string>) =>
      void this.#hear(JSON.parse(data) as Told, nonce, socket);
    socket.onclose = ({code}) => this.#closed(code);
  }

  async #hear(told: Told, nonce: string, socket: WebSocket): Promise<void> {
    switch (told.tell) {
      case 'challenge': {
        const wanted = await this.#proofOf('server', nonce, told.nonce);
        // Somebody else listens at the port now.
        if (told.proof !== wanted) {
          this.#end('another program answers at this address');
          return;
        }
        socket.send(JSON.stringify({proof: await this.#proofOf('page', nonce, told.nonce)}));
        return;
      }
      case 'ready':
        this.#isReady = true;
        this.#pauseMs = pauses.leastMs;
        this.#hearer.connected(true);
        this.#send();
        return;
      case 'reply':
        this.#take(told.id)?.resolve(told.body);
        return;
      case 'problem':
        this.#take(told.id)?.reject(new ProblemError(told.problem));
        return;
      case 'lab':
        this.#hearer.lab(told.lab);
        return;
      case 'run':
        this.#hearer.run(told.run);
        return;
      case 'over':
        this.#end(told.why);
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#send();
    return waiting;
  }

  /** What waits to be sent, as far as the other end takes it at once. */
  #send(): void {
    if (!this.#isReady) return;
    for (const id of this.#unsent) {
      if (this.#waiting.size - this.#unsent.size >= mostAtOnce) return;
      this.#unsent.delete(id);
      this.#socket?.send(this.#waiting.get(id)?.text ?? '');
    }
  }

  #closed(code: number): void {
    this.#isReady = false;
    if (this.#isOver) return;
    if (code === overCode) {
      this.#end('reeve dashboard does not know it any more');
      return;
    }
    // To say it again would end the next connection, too.
    if (code === wrongCode) {
      this.#end('this page said what reeve dashboard does not take, and is perhaps of another version');
      return;
    }
    for (const [id, {reject}] of this.#waiting)
      if (!this.#unsent.has(id)) {
        this.#waiting.delete(id);
        reject(new ProblemError(lost));
      }
    this.#hearer.connected(false);
    setTimeout(() => this.#dial(), this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, pauses.mostMs);
  }

  #end(why: string): void {
    if (this.#isOver) return;
    this.close();
    this.#hearer.over(why);
  }

  /** As src/dashboard/challenge.ts has it. */
  async #proofOf(end: 'server' | 'page', nonce: string, serverNonce: string): Promise<string> {
    const hmac = {name: 'HMAC', hash: 'SHA-256'};
    const token = bytesOf(this.#session.token);
    const secret = await crypto.subtle.importKey('raw', token, hmac, false, ['sign']);
    const text = new TextEncoder().encode(`reeve dashboard ${end} ${nonce} ${serverNonce}`);
    return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', secret, text)));
  }
}

const lost: Problem = {
  code: 'page-lost',
  message: 'the connection to reeve dashboard was lost; it is not known whether this was done',
  advice: ['Look at the jobs before you do it again.'],
  field: '',
};

const randomText = (bytes: number) => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
