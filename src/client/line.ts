import type {KeyObject, X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import {messageOf} from '../base/errors.ts';
import type {Principal} from '../identity/certificate.ts';
import {verifyHostName, verifyLeaf} from '../identity/certificate.ts';
import type {RevocationSet} from '../identity/revocation-list.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {creditFrame} from '../protocol/frame.ts';
import type {Fault, Welcome} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import {readServerMessage} from '../protocol/messages.ts';
import type {Phase} from '../protocol/phases.ts';
import {nextPhase} from '../protocol/phases.ts';
import type {ConnectionOwner} from '../transport/connection.ts';
import {Connection} from '../transport/connection.ts';
import type {DialTarget} from '../transport/dial.ts';
import {dial} from '../transport/dial.ts';
import type {TlsCredentials} from '../transport/tls-options.ts';
import {ClientError} from './errors.ts';

/** Who the caller is and whom it trusts. */
export interface Identity {
  readonly credentials: TlsCredentials;
  readonly key: KeyObject;
  readonly bundle: readonly X509Certificate[];
  readonly revocations: readonly RevocationSet[];
}

/** What hears of one stream of a line. */
export interface StreamOwner {
  message(message: ServerMessage): void;
  data(channel: number, offset: number, bytes: Buffer): void;
  /** The line is gone. Called at most once, and not after the stream ended. */
  lost(error: Error): void;
}

interface Stream {
  phase: Phase;
  readonly owner: StreamOwner;
}

/** A line on which nothing was heard for so long is given up; a heartbeat asks before. */
const silentMs = 3 * limits.heartbeatMs;

/** One connection to one host whose certificate was accepted: its streams and its heartbeat. */
export class Line implements ConnectionOwner {
  /** Who answered. Orders are addressed to this name. */
  readonly peer: Principal;
  readonly #connection: Connection;
  readonly #streams = new Map<number, Stream>();
  readonly #pings = new Map<string, PromiseWithResolvers<number>>();
  readonly #greeting = Promise.withResolvers<Welcome>();
  readonly #heartbeat: NodeJS.Timeout;
  #phase: Phase = 'greeting';
  #lastStream = 0;
  #lastPing = 0;
  #heardAt = performance.now();
  #lost: Error | undefined;

  /**
   * Dials, judges the host's certificate, and waits for its welcome.
   *
   * @throws {ClientError} `untrusted-host`, `refused`, `connection-lost`; and what `dial` throws
   */
  static async open(
    target: DialTarget,
    identity: Identity,
    options: {timeoutMs: number; signal?: AbortSignal | undefined},
  ): Promise<Line> {
    const socket = await dial(target, identity.credentials, options);
    try {
      const line = new Line(socket, judgeHost(socket, target.name, identity));
      await line.#greeting.promise;
      return line;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  private constructor(socket: TLSSocket, peer: Principal) {
    this.peer = peer;
    this.#connection = new Connection(socket, this);
    this.#heartbeat = setInterval(() => this.#beat(), limits.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** What ended the line, once it has. */
  get lost(): Error | undefined {
    return this.#lost;
  }

  /** Opens a stream with a message and the credit to begin with. Returns its number. */
  open(message: object, owner: StreamOwner, credit: number): number {
    if (this.#lost) throw this.#lost;
    const number = ++this.#lastStream;
    this.#streams.set(number, {phase: 'ordered', owner});
    this.#connection.sendMessage(number, message);
    this.#connection.send(creditFrame(number, credit));
    return number;
  }

  /** Gives credit back for bytes that were consumed. */
  grant(number: number, bytes: number): void {
    if (this.#streams.has(number)) this.#connection.send(creditFrame(number, bytes));
  }

  /** Wants nothing more from a stream. */
  release(number: number): void {
    if (this.#streams.delete(number)) this.#connection.sendMessage(number, {type: 'release'});
  }

  /** Asks for a sign of life; the host's clock in milliseconds since 1970. */
  async ping(): Promise<number> {
    if (this.#lost) throw this.#lost;
    const nonce = String(++this.#lastPing);
    const answer = Promise.withResolvers<number>();
    this.#pings.set(nonce, answer);
    this.#connection.sendMessage(0, {type: 'ping', nonce});
    return answer.promise;
  }

  close(): void {
    this.#connection.close();
  }

  control(number: number, payload: Buffer): void {
    this.#heardAt = performance.now();
    const message = readServerMessage(payload);
    if (number === 0) this.#session(message);
    else this.#streamMessage(number, message);
  }

  data(number: number, channel: number, offset: number, bytes: Buffer): void {
    this.#heardAt = performance.now();
    const stream = this.#streamFor(number, 'data');
    stream?.owner.data(channel, offset, bytes);
  }

  credit(): never {
    throw new ProtocolError('phase', 'credit may not come from a server');
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
    for (const {owner} of this.#streams.values()) owner.lost(this.#lost);
    this.#streams.clear();
  }

  #session(message: ServerMessage): void {
    this.#phase = nextPhase(this.#phase, 'server', message.type);
    if (message.type === 'welcome') this.#greeting.resolve(message);
    if (message.type === 'fault') this.#refused(message);
    if (message.type === 'ping')
      this.#connection.sendMessage(0, {type: 'pong', nonce: message.nonce, time: Date.now()});
    if (message.type === 'pong') {
      this.#pings.get(message.nonce)?.resolve(message.time);
      this.#pings.delete(message.nonce);
    }
  }

  /** The host says why it closes; that it does is then no surprise. */
  #refused({code, message}: Fault): void {
    this.#lost = new ClientError('refused', message, {wireCode: code});
    this.#connection.close();
  }

  #streamMessage(number: number, message: ServerMessage): void {
    const stream = this.#streamFor(number, message.type);
    if (!stream) return;
    if (stream.phase === 'closed') this.#streams.delete(number);
    stream.owner.message(message);
  }

  #streamFor(number: number, what: ServerMessage['type'] | 'data'): Stream | undefined {
    const stream = this.#streams.get(number);
    if (!stream && (number > this.#lastStream || number === 0)) {
      throw new ProtocolError('phase', `${what} on stream ${number}, which was never opened`);
    }
    // What was on its way when the stream was released is of no interest.
    if (stream) stream.phase = nextPhase(stream.phase, 'server', what);
    return stream;
  }

  #beat(): void {
    if (performance.now() - this.#heardAt > silentMs) {
      this.#connection.destroy(new ProtocolError('timeout', `nothing was heard for ${silentMs / 1000} s`));
      return;
    }
    this.ping().catch(() => {});
  }
}

/** @throws {ClientError} `untrusted-host`: the message names the host and what is wrong */
function judgeHost(socket: TLSSocket, name: string, {bundle, revocations}: Identity): Principal {
  try {
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new Error('it presented no certificate');
    const principal = verifyLeaf(certificate, bundle, revocations, Date.now(), 'server');
    if (!socket.authorized) throw new Error(String(socket.authorizationError));
    verifyHostName(certificate, name);
    return principal;
  } catch (cause) {
    throw new ClientError('untrusted-host', `${name} could not prove who it is: ${messageOf(cause)}`, {
      cause,
    });
  }
}

const because = (error: Error | undefined) => (error ? `: ${error.message}` : '');
