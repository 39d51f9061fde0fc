import {systemClock} from '../../base/clock.ts';
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
import type {Dialled, DialTarget} from '../../transport/dial.ts';
import {dial} from '../../transport/dial.ts';
import {ClientError} from '../errors.ts';
import type {Identity} from '../identity.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import {verifyLogKey} from '../receipts/verify-log-key.ts';
import {Heartbeat} from './heartbeat.ts';
import {beforeWelcome, connectionLost, notReading, notWelcomed} from './lost-connection.ts';
import type {StreamOwner} from './stream.ts';
import {Stream} from './stream.ts';
import type {Peer} from './verify-host.ts';
import {verifyHost, verifyHostAgain, weakGroupOf} from './verify-host.ts';

/** Hears of a connection that was opened. */
export interface HostConnectionOwner {
  /** More than a welcome came. Called once. */
  heard(): void;
  /** The connection is gone, and with it its streams. Called at most once. */
  lost(connection: HostConnection, error: Error): void;
}

/** A message that opens a stream. */
export type Opening = OrderMessage | Prove;

/** A host that does not read is given up when so many bytes wait for it. */
const mostWaiting = 64 * 1024 * 1024;

export interface HostConnectionOptions {
  /** Milliseconds until the host must have said its welcome. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two signs of life on a quiet connection; fewer if the host asks for it. */
  readonly heartbeatMs?: number | undefined;
  /** True if the host must show the log key that its certificate vouches for. */
  readonly receipts?: boolean;
}

/** One connection to one host whose certificate was accepted: its streams and its heartbeat. */
export class HostConnection implements ConnectionOwner {
  /** The identity that it was opened with: the host takes orders that are signed with its key. */
  readonly identity: Identity;
  /** The group of the key exchange where that is not post-quantum. */
  readonly weakGroup: string | undefined;
  readonly #peer: Peer;
  #owner: HostConnectionOwner;
  readonly #transport: Connection;
  readonly #streams = new Map<number, Stream>();
  readonly #greeting = Promise.withResolvers<void>();
  #logKey: HostLogKey | undefined;
  #logKeyTold: string | undefined;
  #limits: Pick<Welcome['limits'], 'control' | 'streams'> = limits;
  readonly #heartbeatMs: number;
  readonly #heartbeat: Heartbeat;
  #phase: Phase = 'greeting';
  #lastStream = 0;
  #isUp = false;
  #hasHeard = false;
  #lost: Error | undefined;

  /**
   * Dials, judges the host's certificate, and waits for its welcome.
   *
   * @throws {ClientError} `untrusted-host`, `log-untrusted`, `refused`; {DialError}; the reason of `signal`
   */
  static async open(
    target: DialTarget,
    identity: Identity,
    owner: HostConnectionOwner,
    options: HostConnectionOptions,
  ): Promise<HostConnection> {
    const startedAt = systemClock.monotonic();
    const dialled = await dial(target, identity.context, options);
    const {socket} = dialled;
    try {
      const peer = verifyHost(socket, target.name, identity);
      const connection = new HostConnection(dialled, peer, {
        identity,
        owner,
        heartbeatMs: options.heartbeatMs,
      });
      await connection.#welcomed(startedAt, options);
      // The host may have ended it right behind the welcome.
      if (connection.#lost) throw connection.#lost;
      if (options.receipts) connection.#verifyLogKey();
      return connection;
    } catch (error) {
      socket.destroy();
      throw beforeWelcome(error, target.name);
    }
  }

  private constructor(
    {socket, intake}: Dialled,
    peer: Peer,
    options: {identity: Identity; owner: HostConnectionOwner; heartbeatMs: number | undefined},
  ) {
    const {identity, owner, heartbeatMs = limits.heartbeatMs} = options;
    this.#peer = peer;
    this.identity = identity;
    this.weakGroup = weakGroupOf(socket);
    this.#owner = owner;
    // After a caller gave up waiting, nobody hears how the greeting went.
    this.#greeting.promise.catch(() => {});
    this.#transport = new Connection(socket, this, {intake});
    this.#heartbeatMs = heartbeatMs > 0 ? heartbeatMs : limits.heartbeatMs;
    this.#heartbeat = new Heartbeat({
      get needsDrain() {
        return socket.writableNeedDrain;
      },
      send: frame => this.send(frame),
      giveUp: error => this.#transport.destroy(error),
    });
  }

  /** The host that answered. Orders are addressed to its name. */
  get peer(): Principal {
    return this.#peer.principal;
  }

  /** Verifies its receipts; undefined if it has none to give, or none are wanted. */
  get logKey(): HostLogKey | undefined {
    return this.#logKey;
  }

  /**
   * Opens a stream with a message and the credit to begin with, 0 for none.
   *
   * @throws {ClientError} `too-large`, `too-many-streams`: what the host would close the whole connection
   *   for; and what ended the connection
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
    return this.#heartbeat.ping();
  }

  /** True if it is up, and nothing is asked on it. */
  get isIdle(): boolean {
    return this.#lost === undefined && this.#streams.size === 0;
  }

  /** From now on `owner` hears of it. */
  handTo(owner: HostConnectionOwner): void {
    this.#owner = owner;
    this.#hasHeard = false;
  }

  close(): void {
    this.#transport.close();
  }

  /** Closes it where the host is not to be trusted by the identity that is in force now. */
  verifyAgain(identity: Identity): void {
    try {
      verifyHostAgain(this.#peer, identity);
    } catch (error) {
      this.#lost ??= error as Error;
      this.#transport.destroy();
    }
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

  /** The bytes that wait to be sent are bounded: a host that does not read is given up. */
  send(frame: Uint8Array): void {
    this.#transport.send(frame);
    if (this.#transport.socket.writableLength > mostWaiting) {
      this.#transport.destroy(notReading());
    }
  }

  drained(): void {
    this.#heartbeat.drained();
  }

  closed(error?: Error): void {
    this.#lost ??= connectionLost(this.peer.name, error);
    this.#greeting.reject(this.#lost);
    this.#heartbeat.end(this.#lost);
    this.#streams.clear();
    if (this.#isUp) this.#owner.lost(this, this.#lost);
  }

  #heard(): void {
    this.#heartbeat.heard();
    if (this.#hasHeard || this.#phase !== 'session') return;
    this.#hasHeard = true;
    this.#owner.heard();
  }

  #verifyLogKey(): void {
    const {principal, certificate} = this.#peer;
    this.#logKey = verifyLogKey(certificate, principal.name, this.#logKeyTold, this.identity.bundle);
  }

  /** The time that a dial may take is that of the handshake and of the welcome together. */
  async #welcomed(startedAt: number, {timeoutMs, signal}: HostConnectionOptions): Promise<void> {
    const leftMs = Math.max(1, timeoutMs - (systemClock.monotonic() - startedAt));
    const late = setTimeout(() => this.#transport.destroy(notWelcomed(timeoutMs)), leftMs);
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
    if (message.type === 'ping') this.#heartbeat.asked(message.nonce);
    if (message.type === 'pong') this.#heartbeat.answered(message);
  }

  #welcome({limits: {control, streams, idle}, log}: Welcome): void {
    this.#limits = {control, streams};
    this.#logKeyTold = log;
    this.#heartbeat.begin(Math.min(this.#heartbeatMs, idle / 3));
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
    // Frames that were on their way when the stream was released are of no interest.
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
}
