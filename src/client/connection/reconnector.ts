import {setTimeout as wait} from 'node:timers/promises';
import {backoffMs} from '../../base/backoff.ts';
import {systemClock} from '../../base/clock.ts';
import {messageOf} from '../../base/errors.ts';
import {ClientError} from '../errors.ts';
import type {IdentityUser, LiveIdentity} from '../live-identity.ts';
import type {Notice} from '../notice.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import type {HostConnection, HostConnectionOwner} from './connection.ts';
import type {DiallerOptions} from './dialler.ts';
import {Dialler} from './dialler.ts';
import {connectionClosed, span} from './lost-connection.ts';
import type {Request} from './request.ts';
import {isTransient, retryPauses} from './transient-errors.ts';

/** The ways to reach a host. */
export interface ReconnectorOptions extends Omit<DiallerOptions, 'identity'> {
  readonly identity: LiveIdentity;
  /** Milliseconds that a connection with work on it is tried to be had again. */
  readonly giveUpAfterMs: number;
}

/** From a connection that dropped, or could not be had, until the host is heard again. */
interface Trouble {
  readonly since: number;
  error: Error;
  attempts: number;
  isTold: boolean;
}

/**
 * The way to one host: a connection that is kept up while there is work for it. If it drops, it is dialled
 * again, with backoff, until `giveUpAfterMs` have passed without a word from the host; what was asked goes on
 * on the next connection. Only transient errors ({@link isTransient}) are tried again. Without work nothing
 * is dialled. When the caller's certificate is renewed, what is under way moves to a connection that was made
 * with the new one.
 */
export class Reconnector implements HostConnectionOwner, IdentityUser {
  readonly #options: ReconnectorOptions;
  readonly #dialler: Dialler;
  readonly #requests = new Set<Request>();
  #connection: HostConnection | undefined;
  #trouble: Trouble | undefined;
  /** Ends the dialling that is going on. */
  #dialling: AbortController | undefined;
  #isMoving = false;
  #isClosed = false;

  /**
   * Takes a connection that was kept, or dials, once.
   *
   * @throws what {@link HostConnection.open} does
   */
  static async open(options: ReconnectorOptions): Promise<Reconnector> {
    const reconnector = new Reconnector(options);
    reconnector.#connection = await reconnector.#dialler.begin(options.timeoutMs, options.signal);
    options.identity.use(reconnector);
    reconnector.#leaveOutdated();
    return reconnector;
  }

  private constructor(options: ReconnectorOptions) {
    this.#options = options;
    this.#dialler = new Dialler({...options, identity: () => options.identity.current}, this);
  }

  /** The name in the host's certificate. */
  get name(): string {
    return this.#dialler.name;
  }

  /** Milliseconds that a host which is gone is waited for. */
  get giveUpAfterMs(): number {
    return this.#options.giveUpAfterMs;
  }

  /** True if a connection to it is up. */
  get isUp(): boolean {
    return this.#connection !== undefined;
  }

  /** Verifies the receipts of the host, as its connection said last. */
  get logKey(): HostLogKey | undefined {
    return this.#dialler.logKey;
  }

  /** Asks for it by a connection of its own. @throws {ClientError} `connection-lost` */
  async fetchLogKey(): Promise<HostLogKey | undefined> {
    return this.#dialler.fetchLogKey();
  }

  notify(notice: Notice): void {
    this.#options.onNotice(notice);
  }

  /** Starts a request: at once if a connection is up, else on the next one. */
  submit(request: Request): void {
    if (this.#isClosed) {
      this.decline(request, connectionClosed(this.name));
      return;
    }
    this.#requests.add(request);
    try {
      if (this.#connection) request.start(this.#connection);
      else void this.#dialAgain();
    } catch (error) {
      this.done(request);
      this.decline(request, error as Error);
    }
  }

  /**
   * Fails a request that is not taken on. Not before a turn of the event loop: a caller who asks again and
   * again would let neither signals nor timers be heard.
   */
  decline(request: Request, error: Error): void {
    setImmediate(() => request.failed(error));
  }

  /** Nothing more is wanted of it. */
  done(request: Request): void {
    this.#requests.delete(request);
    if (this.#requests.size > 0) return;
    if (this.#dialling) this.#rest();
    this.#leaveOutdated();
  }

  /** Starts a request once more, if the connection is still the same. On another all are started anyway. */
  startLater(request: Request, afterMs: number): void {
    const connection = this.#connection;
    const start = () => {
      if (connection && connection === this.#connection) this.#start(request, connection);
    };
    setTimeout(start, afterMs).unref();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.identity.leave(this);
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection) this.#dialler.leave(connection);
    this.#rest();
    this.#fail(connectionClosed(this.name));
  }

  heard(): void {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    if (!trouble?.isTold) return;
    this.notify({type: 'resumed', host: this.name, afterMs: systemClock.monotonic() - trouble.since});
  }

  lost(connection: HostConnection, error: Error): void {
    if (connection !== this.#connection) return;
    this.#connection = undefined;
    if (this.#requests.size === 0) return;
    if (this.#options.giveUpAfterMs === 0 || !isTransient(error)) this.#giveUp(error);
    else {
      this.#note(error);
      void this.#dialAgain();
    }
  }

  identityChanged(): void {
    this.#connection?.verifyAgain(this.#options.identity.current);
    this.#leaveOutdated();
  }

  /** Leaves a connection that was made with an earlier certificate: it is of use only until that expires. */
  #leaveOutdated(): void {
    const old = this.#connection;
    if (!old || this.#isMoving || old.identity.context === this.#options.identity.current.context) return;
    if (this.#requests.size > 0) void this.#move(old);
    else {
      this.#connection = undefined;
      old.close();
    }
  }

  /** The old connection is used until the new one is up, and goes on where there can be none. */
  async #move(old: HostConnection): Promise<void> {
    this.#isMoving = true;
    const next = await this.#dialler.insist(() => this.#connection === old);
    this.#isMoving = false;
    if (!next || this.#connection !== old) {
      next?.close();
      return;
    }
    this.#connection = next;
    old.close();
    this.#goOn(next);
  }

  async #dialAgain(): Promise<void> {
    if (this.#dialling) return;
    const dialling = new AbortController();
    this.#dialling = dialling;
    try {
      const connection = await this.#dialUntilUp(dialling.signal);
      if (dialling.signal.aborted) connection.close();
      else this.#goOn(connection);
    } catch (error) {
      if (!dialling.signal.aborted) this.#giveUp(error as Error, this.#tried());
    }
  }

  /** Dials until a connection is up, the time is up, or what is in the way will not pass. */
  async #dialUntilUp(signal: AbortSignal): Promise<HostConnection> {
    const {timeoutMs} = this.#options;
    for (;;) {
      const left = await this.#backOff(signal);
      try {
        return await this.#dialler.open(Math.min(timeoutMs, Math.max(left, leastTimeoutMs)), signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!isTransient(error)) throw error;
        this.#note(error as Error);
      }
    }
  }

  /** Waits before the next try; milliseconds that are left for it. */
  async #backOff(signal: AbortSignal): Promise<number> {
    const trouble = this.#trouble;
    if (!trouble) return Number.POSITIVE_INFINITY;
    const end = trouble.since + this.#options.giveUpAfterMs;
    const pause = Math.min(
      backoffMs(retryPauses, trouble.attempts++, Math.random()),
      end - systemClock.monotonic(),
    );
    if (pause > 0) await wait(pause, undefined, {signal});
    const left = end - systemClock.monotonic();
    if (left <= 0) throw trouble.error;
    return left;
  }

  #goOn(connection: HostConnection): void {
    this.#dialling = undefined;
    this.#connection = connection;
    // A request that fails now may submit another, which is started by itself.
    const waiting = [...this.#requests];
    for (const request of waiting) this.#start(request, connection);
    this.#leaveOutdated();
  }

  #start(request: Request, connection: HostConnection): void {
    try {
      // One that is lost meanwhile leaves the rest to the next.
      if (connection === this.#connection && this.#requests.has(request)) request.start(connection);
    } catch (error) {
      if (connection !== this.#connection) return;
      this.done(request);
      request.failed(error as Error);
    }
  }

  #note(error: Error): void {
    const {giveUpAfterMs} = this.#options;
    this.#trouble ??= {since: systemClock.monotonic(), error, attempts: 0, isTold: false};
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
    const now = systemClock.monotonic();
    return ` and not had again within ${span(now - (this.#trouble?.since ?? now))}`;
  }

  /** @param cause what kept from the host what it never heard of: nothing about that is unknown */
  #fail(lost: Error, cause: Error = lost): void {
    const requests = [...this.#requests];
    this.#requests.clear();
    for (const request of requests) request.failed(request.wasSent ? lost : cause);
  }

  #rest(): void {
    this.#dialling?.abort();
    this.#dialling = undefined;
    this.#trouble = undefined;
  }
}

/** The last try gets this much, though the time is up before. */
const leastTimeoutMs = 1000;
