import type {Duplex} from 'node:stream';
import {FairQueue} from '../base/fair-queue.ts';
import {ProtocolError} from '../protocol/errors.ts';
import {controlFrame, creditFrame, dataHeader} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import {readMessage} from '../protocol/messages.ts';
import type {ConnectionOptions, ConnectionOwner} from '../transport/connection.ts';
import {Connection} from '../transport/connection.ts';
import type {
  AskedProof,
  Barred,
  Begun,
  Census,
  Consumed,
  Finished,
  Follow,
  Grown,
  Left,
  Ready,
  Reply,
  Report,
  Setup,
  Strangers,
  Submit,
  Trust,
  Unbound,
} from './generated/link.ts';
import * as guards from './generated/link-validators.js';

export type ToGate = Setup | Trust | Reply | Follow | Grown | Finished;
export type ToExecutor =
  | Begun
  | Ready
  | Unbound
  | Submit
  | AskedProof
  | Consumed
  | Left
  | Report
  | Strangers
  | Barred
  | Census;

type Guards<Message extends {type: string}> = Readonly<Record<Message['type'], guards.Validator>>;

const {setup, trust, reply, follow, grown, finished} = guards;
const {begun, ready, unbound, submit, prove, consumed, left, report, strangers, barred, census} = guards;
const toGate: Guards<ToGate> = {setup, trust, reply, follow, grown, finished};
const toExecutor: Guards<ToExecutor> = {
  begun,
  ready,
  unbound,
  submit,
  prove,
  consumed,
  left,
  report,
  strangers,
  barred,
  census,
};

/** What may wait for a gate before the next answer is made for it, bytes: others' answers wait behind no more than that. */
const mostUnread = 64 * 1024;

/** One end of the link. Says messages of type `Out`; hears whole, checked messages of type `In`. */
export interface LinkEnd<Out> {
  send(message: Out): void;
  close(): void;
}

export interface LinkOwner<In> {
  message(message: In): void;
  /** Called once: the other end is gone, or said what it may not (then with the error). */
  closed(error?: Error): void;
}

/** The executor's end: grants credit for the input that the gate brings. */
export interface ExecutorLink extends LinkEnd<ToGate> {
  sendCredit(input: number, bytes: number): void;
  /**
   * Does what makes the gate an answer when there is room for it: at once unless too much waits for the gate to read.
   * Those for `whom` one has each their turn. All are done when the link is gone, where nothing that is sent counts any more.
   */
  whenRoom(whom: string, work: () => void): Promise<void>;
}

export interface ExecutorLinkOwner extends LinkOwner<ToExecutor> {
  /** A whole frame of input came, as its client sent it. `input` is the number that a `follow` gave. */
  input(input: number, channelNumber: number, offset: number, signed: Buffer): void;
}

/** The gate's end: passes input on. */
export interface GateLink extends LinkEnd<ToExecutor> {
  sendInput(input: number, channelNumber: number, offset: number, signed: Buffer): void;
}

export interface GateLinkOwner extends LinkOwner<ToGate> {
  credit(input: number, bytes: number): void;
}

/**
 * The executor's end. Everything that comes is checked: the gate may have been taken over. A gate that does not read is
 * not heard either: neither what waits for it nor what it asks for grows without end.
 */
export function executorEnd(socket: Duplex, owner: ExecutorLinkOwner): ExecutorLink {
  const waiting = new FairQueue<() => void>();
  let isClosed = false;
  const serve = () => {
    while (isClosed || socket.writableLength < mostUnread) {
      const work = waiting.next();
      if (!work) return;
      work();
    }
  };
  const {end, connection} = linkEnd<ToGate>(
    socket,
    {
      control: (_stream: number, payload: Buffer) => owner.message(readMessage(toExecutor, payload)),
      data: owner.input.bind(owner),
      credit: () => refuse('credit'),
      drained: serve,
      closed(error) {
        isClosed = true;
        serve();
        owner.closed(error);
      },
    },
    {maxControl: limits.linkSubmit, pausesForDrain: true},
  );
  return {
    ...end,
    sendCredit: (input, bytes) => void connection.send(creditFrame(input, bytes)),
    whenRoom(whom, work) {
      const {promise, resolve, reject} = Promise.withResolvers<void>();
      waiting.add(whom, () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      serve();
      return promise;
    },
  };
}

/**
 * The gate's end. What waits for the executor is bounded by what the gate takes from each person. The executor is believed to
 * write JSON as it should: reading a long answer strictly takes ten times as long, in the time of everybody.
 */
export function gateEnd(socket: Duplex, owner: GateLinkOwner): GateLink {
  const {end, connection} = linkEnd<ToExecutor>(
    socket,
    {
      control: (_stream: number, payload: Buffer) => owner.message(readMessage(toGate, payload, plainJson)),
      data: () => refuse('data'),
      credit: owner.credit.bind(owner),
      closed: error => owner.closed(error),
    },
    {maxControl: limits.linkControl},
  );
  return {
    ...end,
    sendInput(input, channelNumber, offset, signed) {
      connection.send(dataHeader(input, channelNumber, offset, signed.length));
      connection.send(signed);
    },
  };
}

function linkEnd<Out extends object>(
  socket: Duplex,
  owner: ConnectionOwner,
  options: ConnectionOptions,
): {end: LinkEnd<Out>; connection: Connection} {
  const connection = new Connection(socket, owner, {...options, keepsWhole: true});
  const end = {
    send: (message: Out) => void connection.send(controlFrame(0, message)),
    close: () => connection.close(),
  };
  return {end, connection};
}

const plainJson = (payload: Uint8Array): unknown => JSON.parse(utf8.decode(payload));
const utf8 = new TextDecoder('utf-8', {fatal: true});

function refuse(what: string): never {
  throw new ProtocolError('phase', `a ${what} frame may not come from this end of the link`);
}
