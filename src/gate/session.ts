import type {X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import type {CodedError} from '../base/errors.ts';
import {codedFrom} from '../base/errors.ts';
import type {AskedProof, Follow, Submit} from '../gate-link/generated/link.ts';
import type {Principal} from '../identity/certificate.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {channel} from '../protocol/frame.ts';
import {envelope as isEnvelope} from '../protocol/generated/client-message-validators.js';
import type {Envelope, OrderMessage, Prove, Started, Welcome} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import {problemOf} from '../protocol/messages.ts';
import type {Phase} from '../protocol/phases.ts';
import {nextPhase} from '../protocol/phases.ts';
import {readClientMessage} from '../protocol/read-client-message.ts';
import type {ConnectionOwner} from '../transport/connection.ts';
import {Connection} from '../transport/connection.ts';
import {costOf, costOfPiece} from './budgets.ts';
import type {RecentCounts} from './counting.ts';
import type {MayRest} from './open-logs.ts';
import type {Pace} from './pace.ts';
import type {Peer} from './peer.ts';
import type {Member, Person} from './person.ts';
import type {StreamLine} from './stream.ts';
import {Stream} from './stream.ts';
import type {Subscriptions} from './subscriptions.ts';
import {Traffic} from './traffic.ts';

/** The gate, as a session needs it. */
export interface SessionOwner {
  readonly subscriptions: Subscriptions;
  readonly inputPace: Pace;
  readonly messagePace: Pace;
  readonly refusals: RecentCounts;
  /** Passes a request on, in its turn; returns false if its person has too much under way already. */
  submit(session: Session, message: Submit | AskedProof): boolean;
  closed(session: Session, error?: Error): void;
}

const tooMuch = 'too many of your orders and streams are open; try again when one has ended';

/** One client whose certificate was accepted: its streams, their phases and credit. */
export class Session implements ConnectionOwner, StreamLine, Member {
  readonly id: number;
  readonly principal: Principal;
  readonly person: Person;
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
  /** True while it is not read, since its person sent too much. */
  #isPaused = false;
  /** Bytes that the person is known to have unread here. */
  #unread = 0;
  readonly #traffic: Traffic;

  constructor(peer: Peer, owner: SessionOwner) {
    this.id = peer.id;
    this.socket = peer.socket;
    this.principal = peer.principal;
    this.person = peer.person;
    this.certificate = peer.certificate;
    this.#address = peer.arrival.peer.name;
    this.#owner = owner;
    this.#traffic = new Traffic(peer.arrival.carrier);
    this.#connection = new Connection(peer.socket, this, {
      frameMs: peer.frameMs,
      pausesForDrain: true,
      // Input is signed frame by frame.
      keepsWhole: true,
    });
  }

  welcome(message: Welcome): void {
    this.#phase = nextPhase(this.#phase, 'server', 'welcome');
    this.#connection.sendMessage(0, message);
  }

  fail(error: CodedError): void {
    this.#connection.fail(error);
  }

  /** Ends at once, and lets nothing more come. */
  destroy(error: CodedError): void {
    this.#connection.destroy(error);
  }

  /** True if nothing came for `idleMs`. */
  isSilent(now: number, idleMs: number): boolean {
    return this.#traffic.isSilent(now, idleMs, !this.#isPaused);
  }

  /** True if much came that says nothing. */
  get bringsNothing(): boolean {
    return this.socket.readableLength === 0 && this.#traffic.bringsNothing;
  }

  /** Passes on what the executor says to a stream. A stream that the client released hears nothing. */
  reply(number: number, message: ServerMessage): void {
    const stream = this.#streams?.get(number);
    if (!stream) return;
    stream.phase = nextPhase(stream.phase, 'server', message.type);
    stream.say(message);
    if (stream.phase === 'closed') this.#drop(stream, true);
  }

  follow(follow: Follow): void {
    this.reply(follow.stream, follow.started as unknown as Started);
    const stream = this.#streams?.get(follow.stream);
    if (stream) this.#owner.subscriptions.add(stream, follow);
    else this.#owner.subscriptions.missed(follow, false);
  }

  /** A record costs us time, were it of one byte. */
  came(bytes: number): void {
    this.#traffic.took(bytes);
    this.#count(1);
  }

  control(number: number, payload: Buffer): void {
    const message = readClientMessage(payload);
    this.#count(costOf(message.type, payload.length));
    if (number === 0) {
      this.#phase = nextPhase(this.#phase, 'client', message.type);
      if (message.type === 'ping')
        this.sendMessage(0, {type: 'pong', nonce: message.nonce, time: Date.now()});
      if (message.type === 'fault') this.#connection.close();
      return;
    }
    const stream = this.#streamFor(number, message.type);
    if (!stream) return;
    if (message.type === 'order') this.#order(number, message);
    if (message.type === 'prove') this.#prove(number, message);
    if (message.type === 'release') this.#drop(stream, false);
  }

  credit(number: number, bytes: number): void {
    this.#count(costOf('credit', 0));
    if (number === 0) nextPhase(this.#phase, 'client', 'credit');
    this.#streamFor(number, 'credit')?.granted(bytes);
  }

  data(number: number, channelNumber: number, offset: number, bytes: Buffer): void {
    if (number === 0) nextPhase(this.#phase, 'client', 'data');
    this.#streamFor(number, 'data')?.input(channelNumber, offset, bytes);
    if (channelNumber === channel.file) this.#count(costOfPiece(bytes.length));
    else this.#slowDown(this.#owner.inputPace.take(this.person.name));
  }

  pause(): void {
    this.#isPaused = true;
    this.#connection.pause();
  }

  hear(): void {
    this.#isPaused = false;
    this.#connection.hear();
  }

  isWritable(): boolean {
    return this.#isWritable && this.person.hasRoom && !this.#connection.isClosed;
  }

  send(bytes: Buffer, written?: () => void): void {
    this.#isWritable = this.#connection.send(bytes, written);
    this.#countUnread();
  }

  sendMessage(number: number, message: object): void {
    this.#isWritable = this.#connection.sendMessage(number, message);
    this.#countUnread();
  }

  noteLog(log: MayRest): void {
    this.person.noteLog(log);
  }

  ended(stream: Stream): void {
    this.#drop(stream, false);
  }

  failed(error: unknown): void {
    this.#connection.fail(codedFrom(error));
  }

  drained(): void {
    this.#isWritable = true;
    this.#countUnread();
    this.pump();
  }

  /** Every stream gets its turn: the one that fills the socket goes to the back. */
  pump(): void {
    for (const [number, stream] of this.#streams ?? []) {
      stream.pump();
      if (this.isWritable()) continue;
      if (this.#streams?.delete(number)) this.#streams.set(number, stream);
      return;
    }
  }

  closed(error?: Error): void {
    for (const stream of this.#streams?.values() ?? []) this.#drop(stream, true);
    this.#owner.closed(this, error);
    this.#countUnread();
  }

  /** Each frame costs us time, however little is in it. Frames of input have a pace of their own. */
  #count(cost: number): void {
    this.#slowDown(this.#owner.messagePace.take(this.person.name, cost));
  }

  /** Stops reading all connections of a person of whom one sends too much. */
  #slowDown(ms: number): void {
    if (ms === 0) return;
    this.pause();
    this.person.rest(ms);
  }

  /** A connection that is closed holds nothing for long. */
  #countUnread(): void {
    const unread = this.#connection.isClosed ? 0 : this.socket.writableLength;
    const more = unread - this.#unread;
    this.#unread = unread;
    if (more !== 0) this.person.hold(more);
  }

  /** Returns a message's stream, moved to its next phase; undefined for a late one to a closed stream. */
  #streamFor(
    number: number,
    what: 'order' | 'prove' | 'release' | 'credit' | 'data' | 'ping' | 'pong' | 'fault',
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
    const stream = new Stream(number, phase, this);
    this.#streams.set(number, stream);
    this.person.streams++;
    this.#highest = number;
    return stream;
  }

  #order(number: number, {envelope, secrets, text, seen}: OrderMessage): void {
    if (!isEnvelope(envelope)) {
      const message = `the envelope of the order is not well formed: ${problemOf(isEnvelope)}`;
      this.#owner.refusals.add('order-malformed');
      this.reply(number, {type: 'refused', code: 'order-malformed', message});
      return;
    }
    this.#submit({
      type: 'submit',
      connection: this.id,
      stream: number,
      address: this.#address,
      certificate: this.certificate.raw.toString('base64'),
      envelope: envelope as unknown as Envelope,
      ...(secrets && {secrets}),
      ...(text !== undefined && {text}),
      ...(seen !== undefined && {seen}),
    });
  }

  #prove(number: number, {from, to}: Prove): void {
    this.#submit({type: 'prove', connection: this.id, stream: number, from, to});
  }

  #submit(asked: Submit | AskedProof): void {
    if (this.#owner.submit(this, asked)) return;
    this.reply(asked.stream, {type: 'refused', code: 'busy', message: tooMuch});
  }

  #drop(stream: Stream, lost: boolean): void {
    if (!this.#streams?.delete(stream.number)) return;
    this.person.streams--;
    stream.close();
    this.#owner.subscriptions.remove(stream, lost);
  }
}
