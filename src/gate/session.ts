import type {X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import type {CodedError} from '../base/errors.ts';
import {codedFrom} from '../base/errors.ts';
import type {Principal} from '../identity/certificate.ts';
import type {Follow, Submit} from '../link/generated/link.ts';
import {SendCredit} from '../protocol/credit.ts';
import {ProtocolError} from '../protocol/errors.ts';
import type {Envelope, Started, Welcome} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import {readClientMessage} from '../protocol/messages.ts';
import type {Phase} from '../protocol/phases.ts';
import {nextPhase} from '../protocol/phases.ts';
import type {ConnectionOwner} from '../transport/connection.ts';
import {Connection} from '../transport/connection.ts';
import {LogStream} from './log-stream.ts';

/** What a session tells the gate. */
export interface SessionOwner {
  /** Passes an order on; `false` where too much waits already. */
  submit(session: Session, message: Submit): boolean;
  consumed(job: string, offset: number): void;
  followed(session: Session, log: LogStream): void;
  unfollowed(log: LogStream): void;
  closed(session: Session, error?: Error): void;
}

interface Stream {
  phase: Phase;
  readonly credit: SendCredit;
  log: LogStream | undefined;
}

const tooManyWait = 'too many orders wait for their answer; try again later';

/** One client whose certificate was accepted: its streams, their phases and credit. */
export class Session implements ConnectionOwner {
  readonly id: number;
  readonly principal: Principal;
  readonly certificate: X509Certificate;
  readonly socket: TLSSocket;
  readonly #address: string;
  readonly #owner: SessionOwner;
  readonly #connection: Connection;
  /** Made with the first stream: an idle client costs nothing for it. */
  #streams: Map<number, Stream> | undefined;
  #highest = 0;
  #phase: Phase = 'greeting';
  #isWritable = true;
  #bytesSeen = -1;
  #heardAt = 0;

  constructor(
    peer: {
      id: number;
      socket: TLSSocket;
      address: string;
      certificate: X509Certificate;
      principal: Principal;
      frameMs: number;
    },
    owner: SessionOwner,
  ) {
    this.id = peer.id;
    this.socket = peer.socket;
    this.principal = peer.principal;
    this.certificate = peer.certificate;
    this.#address = peer.address;
    this.#owner = owner;
    this.#connection = new Connection(peer.socket, this, {frameMs: peer.frameMs, pausesForDrain: true});
  }

  welcome(message: Welcome): void {
    this.#phase = nextPhase(this.#phase, 'server', 'welcome');
    this.#connection.sendMessage(0, message);
  }

  fail(error: CodedError): void {
    this.#connection.fail(error);
  }

  /** Whether nothing came for `idleMs`. Asked now and then; costs an idle client no timer. */
  isSilent(now: number, idleMs: number): boolean {
    if (this.socket.bytesRead !== this.#bytesSeen) {
      this.#bytesSeen = this.socket.bytesRead;
      this.#heardAt = now;
    }
    return now - this.#heardAt > idleMs;
  }

  /** Passes on what the executor says to a stream. A stream that the client released hears nothing. */
  reply(number: number, message: ServerMessage): void {
    const stream = this.#streams?.get(number);
    if (!stream) return;
    stream.phase = nextPhase(stream.phase, 'server', message.type);
    this.#isWritable = this.#connection.sendMessage(number, message);
    if (stream.phase === 'closed') this.#drop(number, stream);
  }

  follow({stream: number, job, from, end, claim, window, started}: Follow): void {
    this.reply(number, started as unknown as Started);
    const stream = this.#streams?.get(number);
    if (!stream) return;
    const port = {
      number,
      credit: stream.credit,
      isWritable: () => this.#isWritable && !this.#connection.isClosed,
      sendBytes: (bytes: Buffer) => {
        this.#isWritable = this.#connection.send(bytes);
      },
      sendMessage: (message: object) => {
        this.#isWritable = this.#connection.sendMessage(number, message);
      },
      ended: () => this.#drop(number, stream),
      failed: (error: unknown) => this.#connection.fail(codedFrom(error)),
    };
    const tellConsumed = claim !== 'none' ? (offset: number) => this.#owner.consumed(job, offset) : undefined;
    stream.log = new LogStream(port, {job, from, end, window, tellConsumed});
    this.#owner.followed(this, stream.log);
  }

  control(number: number, payload: Buffer): void {
    const message = readClientMessage(payload);
    if (number === 0) {
      this.#phase = nextPhase(this.#phase, 'client', message.type);
      if (message.type === 'ping') this.#pong(message.nonce);
      if (message.type === 'fault') this.#connection.close();
      return;
    }
    const stream = this.#streamFor(number, message.type);
    if (!stream) return;
    if (message.type === 'order') this.#order(number, message.envelope);
    if (message.type === 'release') this.#drop(number, stream);
  }

  credit(number: number, bytes: number): void {
    if (number === 0) nextPhase(this.#phase, 'client', 'credit');
    const stream = this.#streamFor(number, 'credit');
    if (!stream) return;
    stream.credit.grant(bytes);
    stream.log?.granted();
  }

  data(): never {
    throw new ProtocolError('phase', 'data may not come from a client');
  }

  drained(): void {
    this.#isWritable = true;
    // Every stream gets its turn: the one that fills the socket goes to the back.
    for (const [number, stream] of this.#streams ?? []) {
      stream.log?.pump();
      if (this.#isWritable) continue;
      if (this.#streams?.delete(number)) this.#streams.set(number, stream);
      return;
    }
  }

  closed(error?: Error): void {
    for (const [number, stream] of this.#streams ?? []) this.#drop(number, stream);
    this.#owner.closed(this, error);
  }

  /** The stream a message came on, moved to its next phase; `undefined` for what comes late to a closed one. */
  #streamFor(
    number: number,
    what: 'order' | 'release' | 'credit' | 'ping' | 'pong' | 'fault',
  ): Stream | undefined {
    const open = this.#streams?.get(number);
    const phase = open?.phase ?? (number > this.#highest ? 'fresh' : 'closed');
    const next = nextPhase(phase, 'client', what);
    if (phase === 'closed') return undefined;
    if (open) {
      open.phase = next;
      return open;
    }
    return this.#open(number, next);
  }

  #open(number: number, phase: Phase): Stream {
    this.#streams ??= new Map();
    if (this.#streams.size >= limits.streams) {
      throw new ProtocolError('stream-limit', `at most ${limits.streams} streams may be open`);
    }
    const stream: Stream = {phase, credit: new SendCredit(), log: undefined};
    this.#streams.set(number, stream);
    this.#highest = number;
    return stream;
  }

  #order(number: number, envelope: Envelope): void {
    const isTaken = this.#owner.submit(this, {
      type: 'submit',
      connection: this.id,
      stream: number,
      address: this.#address,
      certificate: this.certificate.raw.toString('base64'),
      envelope,
    });
    if (!isTaken) this.reply(number, {type: 'refused', code: 'busy', message: tooManyWait});
  }

  #pong(nonce: string): void {
    this.#connection.sendMessage(0, {type: 'pong', nonce, time: Date.now()});
  }

  #drop(number: number, stream: Stream): void {
    this.#streams?.delete(number);
    if (!stream.log) return;
    stream.log.close();
    this.#owner.unfollowed(stream.log);
    stream.log = undefined;
  }
}
