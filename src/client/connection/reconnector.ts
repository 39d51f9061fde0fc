import {setTimeout as wait} from 'node:timers/promises';
import {messageOf} from '../../base/errors.ts';
import type {DialTarget} from '../../transport/dial.ts';
import {ClientError} from '../errors.ts';
import type {Notice} from '../notice.ts';
import type {HostLog} from '../receipts/verify-log-key.ts';
import type {LineOptions, LineOwner} from './connection.ts';
import {Line} from './connection.ts';
import {closed, span} from './lost-connection.ts';
import {backoffMs, isPassing} from './transient-errors.ts';
import type {Identity} from './verify-host.ts';

/** Something asked of a host, which takes a line for as long as it goes on. */
export interface Errand {
  /** Whether the host may have heard of it. */
  readonly wasSent: boolean;
  /** Opens its stream on a line that is up: when it begins, and on each line after one that dropped. */
  board(line: Line): void;
  /** It will not be carried further. */
  failed(error: Error): void;
}

/** How to get to a host. */
export interface RouteOptions extends LineOptions {
  /** Milliseconds that a line with work on it is tried to be had again. */
  readonly giveUpAfterMs: number;
  readonly onNotice: (notice: Notice) => void;
}

/** From a line that dropped, or could not be had, until the host is heard again. */
interface Trouble {
  readonly since: number;
  error: Error;
  attempts: number;
  isTold: boolean;
}

/**
 * The way to one host: a line that is kept up while there is work for it. Where it drops it is dialled again, with
 * backoff, until `giveUpAfterMs` have passed without a word from the host; what was asked goes on on the next line. What is
 * no passing trouble ({@link isPassing}) is not tried again. Without work nothing is dialled.
 */
export class Route implements LineOwner {
  readonly #target: DialTarget;
  readonly #identity: Identity;
  readonly #options: RouteOptions;
  readonly #errands = new Set<Errand>();
  #name: string | undefined;
  #line: Line | undefined;
  #log: HostLog | undefined;
  #trouble: Trouble | undefined;
  /** Ends the dialling that is going on. */
  #dialling: AbortController | undefined;
  #isGroupTold = false;
  #isClosed = false;

  /**
   * Dials for the first time, and once.
   *
   * @throws what {@link Line.open} does
   */
  static async open(target: DialTarget, identity: Identity, options: RouteOptions): Promise<Route> {
    const route = new Route(target, identity, options);
    route.#line = await route.#open(options.timeoutMs, options.signal);
    return route;
  }

  private constructor(target: DialTarget, identity: Identity, options: RouteOptions) {
    this.#target = target;
    this.#identity = identity;
    this.#options = options;
  }

  /** The name in the host's certificate. */
  get name(): string {
    return this.#name ?? this.#target.name;
  }

  /** Whether a line to it is up. */
  get isUp(): boolean {
    return this.#line !== undefined;
  }

  /** What the receipts of the host are verified by, as its line said last. */
  get log(): HostLog | undefined {
    return this.#log;
  }

  /**
   * What the host says now of its log, by a line of its own: the one that is up may be older.
   *
   * @throws {ClientError} `connection-lost`
   */
  async askLog(): Promise<HostLog | undefined> {
    try {
      const line = await this.#open(this.#options.timeoutMs, undefined);
      line.close();
      return line.log;
    } catch (cause) {
      const what = `${this.name} signs its account with another key, and could not be asked for it`;
      throw new ClientError('connection-lost', `${what}: ${messageOf(cause)}`, {cause});
    }
  }

  notify(notice: Notice): void {
    this.#options.onNotice(notice);
  }

  /** Takes an errand on: at once where a line is up, else with the next one. Where it cannot be, it is declined. */
  undertake(errand: Errand): void {
    if (this.#isClosed) {
      this.decline(errand, closed(this.name));
      return;
    }
    this.#errands.add(errand);
    try {
      if (this.#line) errand.board(this.#line);
      else void this.#dialAgain();
    } catch (error) {
      this.done(errand);
      this.decline(errand, error as Error);
    }
  }

  /**
   * Fails an errand that is not taken on. Not before a turn of the event loop: a caller who asks again and again would
   * let neither signals nor timers be heard.
   */
  decline(errand: Errand, error: Error): void {
    setImmediate(() => errand.failed(error));
  }

  /** Nothing more is wanted of it. */
  done(errand: Errand): void {
    this.#errands.delete(errand);
    if (this.#errands.size === 0 && this.#dialling) this.#rest();
  }

  /**
   * Boards an errand once more, though its line is up, after the host said for the `attempts`th time that it is not the
   * time for it. `since` is when it first said so, by `performance.now()`. False where that has gone on for too long.
   */
  boardLater(errand: Errand, since: number, attempts: number): boolean {
    const line = this.#line;
    if (performance.now() - since > this.#options.giveUpAfterMs) return false;
    const board = () => {
      // On another line it was boarded with all the rest.
      if (line && line === this.#line && this.#errands.has(errand)) this.#board(errand, line);
    };
    setTimeout(board, backoffMs(attempts, Math.random())).unref();
    return true;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const line = this.#line;
    this.#line = undefined;
    line?.close();
    this.#rest();
    this.#fail(closed(this.name));
  }

  heard(): void {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    if (!trouble?.isTold) return;
    this.notify({type: 'resumed', host: this.name, afterMs: performance.now() - trouble.since});
  }

  lost(line: Line, error: Error): void {
    if (line !== this.#line) return;
    this.#line = undefined;
    if (this.#errands.size === 0) return;
    if (this.#options.giveUpAfterMs === 0 || !isPassing(error)) this.#giveUp(error);
    else {
      this.#note(error);
      void this.#dialAgain();
    }
  }

  async #open(timeoutMs: number, signal: AbortSignal | undefined): Promise<Line> {
    const line = await Line.open(this.#target, this.#identity, this, {...this.#options, timeoutMs, signal});
    this.#name ??= line.peer.name;
    if (line.peer.name === this.#name) {
      this.#log = line.log;
      this.#tellOfGroup(line);
      return line;
    }
    line.close();
    const what = `${line.peer.name} answered where ${this.#name} did before`;
    throw new ClientError('untrusted-host', what);
  }

  /** Once, however often it is dialled. */
  #tellOfGroup({weakGroup}: Line): void {
    if (weakGroup === undefined || this.#isGroupTold) return;
    this.#isGroupTold = true;
    this.notify({type: 'not-post-quantum', host: this.name, group: weakGroup});
  }

  async #dialAgain(): Promise<void> {
    if (this.#dialling) return;
    const dialling = new AbortController();
    this.#dialling = dialling;
    try {
      const line = await this.#dialUntilUp(dialling.signal);
      if (dialling.signal.aborted) line.close();
      else this.#goOn(line);
    } catch (error) {
      if (!dialling.signal.aborted) this.#giveUp(error as Error, this.#tried());
    }
  }

  /** Dials until a line is up, the time is up, or what is in the way will not pass. */
  async #dialUntilUp(signal: AbortSignal): Promise<Line> {
    const {timeoutMs} = this.#options;
    for (;;) {
      const left = await this.#backOff(signal);
      try {
        return await this.#open(Math.min(timeoutMs, Math.max(left, leastTimeoutMs)), signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!isPassing(error)) throw error;
        this.#note(error as Error);
      }
    }
  }

  /** Waits before the next try; milliseconds that are left for it. */
  async #backOff(signal: AbortSignal): Promise<number> {
    const trouble = this.#trouble;
    if (!trouble) return Number.POSITIVE_INFINITY;
    const end = trouble.since + this.#options.giveUpAfterMs;
    const pause = Math.min(backoffMs(trouble.attempts++, Math.random()), end - performance.now());
    if (pause > 0) await wait(pause, undefined, {signal});
    const left = end - performance.now();
    if (left <= 0) throw trouble.error;
    return left;
  }

  #goOn(line: Line): void {
    this.#dialling = undefined;
    this.#line = line;
    // What fails now may ask for more, which is taken on board by itself.
    const waiting = [...this.#errands];
    for (const errand of waiting) this.#board(errand, line);
  }

  #board(errand: Errand, line: Line): void {
    try {
      // One that is lost meanwhile leaves the rest to the next.
      if (line === this.#line && this.#errands.has(errand)) errand.board(line);
    } catch (error) {
      if (line !== this.#line) return;
      this.done(errand);
      errand.failed(error as Error);
    }
  }

  #note(error: Error): void {
    const {giveUpAfterMs} = this.#options;
    this.#trouble ??= {since: performance.now(), error, attempts: 0, isTold: false};
    this.#trouble.error = error;
    if (this.#trouble.isTold || giveUpAfterMs === 0) return;
    this.#trouble.isTold = true;
    this.notify({type: 'lost', host: this.name, error, giveUpAfterMs});
  }

  #giveUp(cause: Error, tried = ''): void {
    this.#rest();
    const isSaid = tried === '' && cause instanceof ClientError && cause.code === 'connection-lost';
    const what = `the connection to ${this.name} was lost${tried}: ${messageOf(cause)}`;
    this.#fail(isSaid ? cause : new ClientError('connection-lost', what, {cause}), cause);
  }

  #tried(): string {
    return ` and not had again within ${span(performance.now() - (this.#trouble?.since ?? performance.now()))}`;
  }

  /** @param cause what kept from the host what it never heard of: nothing about that is unknown */
  #fail(lost: Error, cause: Error = lost): void {
    const errands = [...this.#errands];
    this.#errands.clear();
    for (const errand of errands) errand.failed(errand.wasSent ? lost : cause);
  }

  #rest(): void {
    this.#dialling?.abort();
    this.#dialling = undefined;
    this.#trouble = undefined;
  }
}

/** The last try gets this much, though the time is up before. */
const leastTimeoutMs = 1000;
