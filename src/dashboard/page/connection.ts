import type {FleetTold} from '../fleet/fleet-told.ts';
import type {Intent} from '../generated/dashboard.ts';
import type {LabTold, Problem, RunTold, Told} from '../told.ts';
import {faultOf, mostAtOnce} from './judged.ts';
import type {Session} from './session.ts';

export interface ConnectionHearer {
  lab(told: LabTold): void;
  run(told: RunTold): void;
  fleet(told: FleetTold): void;
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

/** Intents that do something. They are not kept for a later connection: by then nobody may want them any more. */
const acts: ReadonlySet<Wanted['want']> = new Set([
  'run',
  'input',
  'cancel',
  'run-fleet',
  'retry-fleet',
  'cancel-fleet',
]);

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The WebSocket to the dashboard's process. Both ends prove first that they know the token, which is never sent; until then nothing
 * is sent or believed. One that drops is made again; what was asked on it fails. An intent that the other end would not take is not
 * sent.
 */
export class Connection {
  readonly #session: Session;
  readonly #hearer: ConnectionHearer;
  readonly #waiting = new Map<number, Waiting>();
  /** Intents that are not sent yet, by their number: once sent, a text that may hold a secret is not kept. */
  readonly #unsent = new Map<number, string>();
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
    if (!this.#isReady && acts.has(wanted.want)) throw new ProblemError(away);
    const {promise, resolve, reject} = Promise.withResolvers<unknown>();
    this.#waiting.set(id, {resolve, reject});
    this.#unsent.set(id, text);
    this.#send();
    return promise as Promise<Body>;
  }

  /** Ends it without a word: another takes its place. */
  close(): void {
    this.#isOver = true;
    this.#waiting.clear();
    this.#unsent.clear();
    this.#socket?.close();
  }

  #dial(): void {
    if (this.#isOver) return;
    const socket = new WebSocket(`ws://${location.host}/socket`);
    const nonce = randomText(32);
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({session: this.#session.session, nonce}));
    let isProven = false;
    socket.onmessage = async ({data}: MessageEvent<string>) => {
      const told = JSON.parse(data) as Told;
      if (isProven) return this.#hear(told);
      const proof = await this.#answerTo(told, nonce);
      if (proof === undefined) return this.#end('another program answers at this address');
      isProven = true;
      socket.send(JSON.stringify({proof}));
    };
    socket.onclose = ({code}) => this.#closed(code);
  }

  /** The proof of the page; undefined if the other end says anything but a challenge that shows that it knows the token. */
  async #answerTo(told: Told, nonce: string): Promise<string | undefined> {
    if (told.tell !== 'challenge') return undefined;
    const isKnown = told.proof === (await this.#proofOf('server', nonce, told.nonce));
    return isKnown ? this.#proofOf('page', nonce, told.nonce) : undefined;
  }

  #hear(told: Told): void {
    switch (told.tell) {
      case 'challenge':
        // It is proven already.
        return;
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
      case 'fleet':
        this.#hearer.fleet(told.fleet);
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

  /** Sends the intents that wait, as many as the other end takes at once. */
  #send(): void {
    if (!this.#isReady) return;
    for (const [id, text] of this.#unsent) {
      if (this.#waiting.size - this.#unsent.size >= mostAtOnce) return;
      this.#unsent.delete(id);
      this.#socket?.send(text);
    }
  }

  #closed(code: number): void {
    const wasReady = this.#isReady;
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
    if (wasReady) this.#failAll();
    this.#hearer.connected(false);
    setTimeout(() => this.#dial(), this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, pauses.mostMs);
  }

  #failAll(): void {
    for (const [id, {reject}] of this.#waiting) reject(new ProblemError(this.#unsent.has(id) ? away : lost));
    this.#waiting.clear();
    this.#unsent.clear();
  }

  #end(why: string): void {
    if (this.#isOver) return;
    this.close();
    this.#hearer.over(why);
  }

  /** As src/dashboard/door/challenge.ts has it. */
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

const away: Problem = {
  code: 'page-away',
  message: 'this page is not connected to reeve dashboard; nothing was asked for',
  advice: ['It connects again by itself, if reeve dashboard still runs.'],
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
