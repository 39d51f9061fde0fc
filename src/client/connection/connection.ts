import type {TLSSocket} from 'node:tls';
import type {Principal} from '../../identity/certificate.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {controlFrame, headerSize} from '../../protocol/frame.ts';
import type {Fault, OrderMessage, Prove, Welcome} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import type {Phase} from '../../protocol/phases.ts';
import {nextPhase} from '../../protocol/phases.ts';
import {readServerMessage} from '../../protocol/read-server-message.ts';
import type {ConnectionOwner} from '../../transport/connection.ts';
import {Connection} from '../../transport/connection.ts';
import type {DialTarget} from '../../transport/dial.ts';
import {dial} from '../../transport/dial.ts';
import {ClientError} from '../errors.ts';
import type {Identity} from '../identity.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import {verifyLogKey} from '../receipts/verify-log-key.ts';
import {because, beforeWelcome, deafness, silence} from './lost-connection.ts';
import type {StreamOwner} from './stream.ts';
import {Stream} from './stream.ts';
import {verifyHost, weakGroupOf} from './verify-host.ts';

/** What hears of a connection that was opened. */
export interface HostConnectionOwner {
  /** More than a welcome came. Called once. */
  heard(): void;
  /** The connection is gone, and with it its streams. Called at most once. */
  lost(connection: HostConnection, error: Error): void;
}

/** What opens a stream. */
export type Opening = OrderMessage | Prove;

/** A connection on which nothing was heard for so many heartbeats is given up. */
const mostUnanswered = 3;

/** What may wait for a host that does not read before it is given up. */
const mostWaiting = 64 * 1024 * 1024;

export interface HostConnectionOptions {
  /** Milliseconds until the host must have said its welcome. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two signs of life on a quiet connection; less where the host wants them more often. */
  readonly heartbeatMs?: number | undefined;
  /** Whether the host must show the log key that its certificate vouches for. */
  readonly receipts?: boolean;
}

/** One connection to one host whose certificate was accepted: its streams and its heartbeat. */
export class HostConnection implements ConnectionOwner {
  /** Who answered. Orders are addressed to this name. */
  readonly peer: Principal;
  /** The group of the key exchange where that is not post-quantum. */
  readonly weakGroup: string | undefined;
  readonly #owner: HostConnectionOwner;
  readonly #transport: Connection;
  readonly #streams = new Map<number, Stream>();
  readonly #pings = new Map<string, PromiseWithResolvers<number>>();
  readonly #greeting = Promise.withResolvers<void>();
  #logKey: HostLogKey | undefined;
  #logKeyTold: string | undefined;
  #limits: Pick<Welcome['limits'], 'control' | 'streams'> = limits;
  #heartbeatMs: number;
  #heartbeat: NodeJS.Timeout | undefined;
  #phase: Phase = 'greeting';
  #lastStream = 0;
  #lastPing = 0;
  /** The last ping that came while the host read no answers. */
  #owedPong: string | undefined;
  /** Heartbeats since something was heard. */
  #unanswered = 0;
  #isUp = false;
  #hasHeard = false;
  #lost: Error | undefined;

  /**
   * Dials, judges the host's certificate, and waits for its welcome.
   *
   * @throws {ClientError} `untrusted-host`, `log-untrusted`, `refused`; {DialError}; and what `signal` was aborted with
   */
  static async open(
    target: DialTarget,
    identity: Identity,
    owner: HostConnectionOwner,
    options: HostConnectionOptions,
  ): Promise<HostConnection> {
    const startedAt = performance.now();
    const socket = await dial(target, identity.credentials, options);
    try {
      const {principal, certificate} = verifyHost(socket, target.name, identity);
      const connection = new HostConnection(socket, principal, owner, options.heartbeatMs);
      const left = Math.max(1, options.timeoutMs - (performance.now() - startedAt));
      await connection.#welcomed(left, options.signal);
      // What ends it may have come right behind the welcome.
      if (connection.#lost) throw connection.#lost;
      if (options.receipts)
        connection.#logKey = verifyLogKey(
          certificate,
          principal.name,
          connection.#logKeyTold,
          identity.bundle,
        );
      return connection;
    } catch (error) {
      socket.destroy();
      throw beforeWelcome(error, target.name);
    }
  }

  private constructor(
    socket: TLSSocket,
    peer: Principal,
    owner: HostConnectionOwner,
    heartbeatMs: number = limits.heartbeatMs,
  ) {
    this.peer = peer;
    this.weakGroup = weakGroupOf(socket);
    this.#owner = owner;
    // Who gives up waiting leaves nobody to hear how the greeting went.
    this.#greeting.promise.catch(() => {});
    this.#transport = new Connection(socket, this);
    this.#heartbeatMs = heartbeatMs;
  }

  /** What its receipts are verified by; undefined where it has none to give, or none are wanted. */
  get logKey(): HostLogKey | undefined {
    return this.#logKey;
  }

  /**
   * Opens a stream with a message and the credit to begin with, 0 for none.
   *
   * @throws {ClientError} `too-large`, `too-many-streams`: what the host would close the whole connection for; and what
   * ended the connection
   */
  open(message: Opening, owner: StreamOwner, credit: number): Stream {
    if (this.#lost) throw this.#lost;
    const number = this.#lastStream + 1;
    const frame = controlFrame(number, message);
    this.#requireRoom(frame.length - headerSize);
    this.#lastStream = number;
    const stream = new Stream(number, message.type, owner, this);
    this.#streams.set(number, stream);
    this.send(frame);
    if (credit > 0) stream.grant(credit);
    return stream;
  }

  /** Asks for a sign of life; the host's clock in milliseconds since 1970. */
  async ping(): Promise<number> {
    if (this.#lost) throw this.#lost;
    const nonce = String(++this.#lastPing);
    const answer = Promise.withResolvers<number>();
    this.#pings.set(nonce, answer);
    this.send(controlFrame(0, {type: 'ping', nonce}));
    return answer.promise;
  }

  close(): void {
    this.#transport.close();
  }

  control(number: number, payload: Buffer): void {
    const message = readServerMessage(payload);
    if (number === 0) this.#session(message);
    else this.#streamFor(number, message.type)?.owner.message(message);
    if (message.type !== 'welcome') this.#heard();
  }

  data(number: number, channel: number, offset: number, bytes: Buffer): void {
    this.#streamFor(number, 'data')?.owner.data(channel, offset, bytes);
    this.#heard();
  }

  credit(number: number, bytes: number): void {
    this.#streamFor(number, 'credit')?.owner.credit(bytes);
    this.#heard();
  }

  drop({number}: Stream): void {
    this.#streams.delete(number);
  }

  /** What waits to be sent is bounded: a host that does not read is given up. */
  send(frame: Uint8Array): void {
    this.#transport.send(frame);
    if (this.#transport.socket.writableLength > mostWaiting) {
      this.#transport.destroy(deafness());
    }
  }

  drained(): void {
    const nonce = this.#owedPong;
    this.#owedPong = undefined;
    if (nonce !== undefined) this.#pong(nonce);
  }

  closed(error?: Error): void {
    clearInterval(this.#heartbeat);
    this.#lost ??= new ClientError(
      'connection-lost',
      `the connection to ${this.peer.name} was lost${because(error)}`,
      {
        cause: error,
      },
    );
    this.#greeting.reject(this.#lost);
    for (const {reject} of this.#pings.values()) reject(this.#lost);
    this.#streams.clear();
    if (this.#isUp) this.#owner.lost(this, this.#lost);
  }

  #heard(): void {
    // One that speaks and does not read is no better than one that says nothing.
    if (this.#owedPong === undefined) this.#unanswered = 0;
    if (this.#hasHeard || this.#phase !== 'session') return;
    this.#hasHeard = true;
    this.#owner.heard();
  }

  async #welcomed(patienceMs: number, signal: AbortSignal | undefined): Promise<void> {
    const late = setTimeout(() => this.#transport.destroy(silence(patienceMs)), patienceMs);
    const abort = () => this.#greeting.reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    try {
      signal?.throwIfAborted();
      await this.#greeting.promise;
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', abort);
    }
  }

  #session(message: ServerMessage): void {
    this.#phase = nextPhase(this.#phase, 'server', message.type);
    if (message.type === 'welcome') this.#welcome(message);
    if (message.type === 'fault') this.#refused(message);
    if (message.type === 'ping') this.#pong(message.nonce);
    if (message.type === 'pong') {
      this.#pings.get(message.nonce)?.resolve(message.time);
      this.#pings.delete(message.nonce);
    }
  }

  /** Of the pings of a host that does not read, the last one is answered, when it does (as in RFC 6455, 5.5.3). */
  #pong(nonce: string): void {
    if (this.#transport.socket.writableNeedDrain) this.#owedPong = nonce;
    else this.send(controlFrame(0, {type: 'pong', nonce, time: Date.now()}));
  }

  #welcome({limits: {control, streams, idle}, log}: Welcome): void {
    this.#limits = {control, streams};
    this.#logKeyTold = log;
    this.#heartbeatMs = Math.min(this.#heartbeatMs, idle / 3);
    this.#heartbeat = setInterval(() => this.#beat(), this.#heartbeatMs).unref();
    this.#isUp = true;
    this.#greeting.resolve();
  }

  /** The host says why it closes; that it does is then no surprise. */
  #refused({code, message}: Fault): void {
    this.#lost = new ClientError('refused', message, {wireCode: code});
    this.#transport.close();
  }

  #streamFor(number: number, what: ServerMessage['type'] | 'data' | 'credit'): Stream | undefined {
    const stream = this.#streams.get(number);
    if (!stream && (number > this.#lastStream || number === 0)) {
      throw new ProtocolError('phase', `${what} on stream ${number}, which was never opened`);
    }
    // What was on its way when the stream was released is of no interest.
    stream?.heard(what);
    return stream;
  }

  #requireRoom(size: number): void {
    const {control, streams} = this.#limits;
    if (size > control) {
      throw new ClientError('too-large', `the order takes ${size} bytes; ${this.peer.name} takes ${control}`);
    }
    if (this.#streams.size >= streams) {
      throw new ClientError(
        'too-many-streams',
        `${this.peer.name} does ${streams} things at once on one connection`,
      );
    }
  }

  /** Beats are counted, not time: one that comes late because we were stopped says nothing about the host. */
  #beat(): void {
    const isDeaf = this.#owedPong !== undefined;
    if (this.#unanswered >= mostUnanswered)
      this.#transport.destroy(isDeaf ? deafness() : silence(mostUnanswered * this.#heartbeatMs));
    else this.ping().catch(() => {});
    this.#unanswered++;
  }
}
