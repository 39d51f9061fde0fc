import type {Duplex} from 'node:stream';
import type {CodedError} from '../base/errors.ts';
import {ProtocolError} from '../protocol/errors.ts';
import type {FrameSink} from '../protocol/frame.ts';
import {controlFrame, creditFrame, dataHeader} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import {readMessage} from '../protocol/messages.ts';
import {Connection} from '../transport/connection.ts';
import type {
  AskedProof,
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
} from './generated/link.ts';
import * as guards from './generated/link-validators.js';

export type ToGate = Setup | Trust | Reply | Follow | Grown | Finished;
export type ToExecutor = Ready | Submit | AskedProof | Consumed | Left | Report | Strangers | Census;

type Guards<Message extends {type: string}> = Readonly<Record<Message['type'], guards.Validator>>;

const {setup, trust, reply, follow, grown, finished} = guards;
const {ready, submit, prove, consumed, left, report, strangers, census} = guards;
const toGate: Guards<ToGate> = {setup, trust, reply, follow, grown, finished};
const toExecutor: Guards<ToExecutor> = {ready, submit, prove, consumed, left, report, strangers, census};

/** What may wait for the other end before it is given up: an end that does not read is as good as dead. */
const mostWaiting = limits.linkControl + 16 * 1024 * 1024;

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

/** The executor's end. Everything that comes is checked: the gate may have been taken over. */
export function executorEnd(socket: Duplex, owner: ExecutorLinkOwner): ExecutorLink {
  const sink = {
    control: (_stream: number, payload: Buffer) => owner.message(readMessage(toExecutor, payload)),
    data: owner.input.bind(owner),
    credit: () => refuse('credit'),
  };
  const {end, say} = linkEnd<ToGate>(socket, sink, owner, limits.linkSubmit);
  return {...end, sendCredit: (input, bytes) => say(creditFrame(input, bytes))};
}

/** The gate's end. */
export function gateEnd(socket: Duplex, owner: GateLinkOwner): GateLink {
  const sink = {
    control: (_stream: number, payload: Buffer) => owner.message(readMessage(toGate, payload)),
    data: () => refuse('data'),
    credit: owner.credit.bind(owner),
  };
  const {end, say} = linkEnd<ToExecutor>(socket, sink, owner, limits.linkControl);
  return {
    ...end,
    sendInput(input, channelNumber, offset, signed) {
      say(dataHeader(input, channelNumber, offset, signed.length));
      say(signed);
    },
  };
}

function linkEnd<Out extends object>(
  socket: Duplex,
  sink: FrameSink,
  owner: Pick<LinkOwner<never>, 'closed'>,
  maxControl: number,
): {end: LinkEnd<Out>; say: (bytes: Buffer) => void} {
  const connection = new Connection(
    socket,
    {...sink, closed: error => owner.closed(error)},
    {maxControl, keepsWhole: true},
  );
  const say = (bytes: Buffer) => {
    connection.send(bytes);
    if (socket.writableLength > mostWaiting) connection.destroy(tooSlow());
  };
  return {
    say,
    end: {send: message => say(controlFrame(0, message)), close: () => connection.close()},
  };
}

function refuse(what: string): never {
  throw new ProtocolError('phase', `a ${what} frame may not come from this end of the link`);
}

function tooSlow(): CodedError {
  return new ProtocolError('timeout', 'the other end of the link does not read');
}
