import type {Duplex} from 'node:stream';
import type {CodedError} from '../base/errors.ts';
import {ProtocolError} from '../protocol/errors.ts';
import type {FrameSink} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import {readMessage} from '../protocol/messages.ts';
import {Connection} from '../transport/connection.ts';
import type {
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
export type ToExecutor = Ready | Submit | Consumed | Left | Report | Strangers | Census;

type Guards<Message extends {type: string}> = Readonly<Record<Message['type'], guards.Validator>>;

const {setup, trust, reply, follow, grown, finished} = guards;
const {ready, submit, consumed, left, report, strangers, census} = guards;
const toGate: Guards<ToGate> = {setup, trust, reply, follow, grown, finished};
const toExecutor: Guards<ToExecutor> = {ready, submit, consumed, left, report, strangers, census};

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

/** The executor's end. Everything that comes is checked: the gate may have been taken over. */
export function executorEnd(socket: Duplex, owner: LinkOwner<ToExecutor>): LinkEnd<ToGate> {
  return linkEnd(socket, owner, toExecutor, limits.linkSubmit);
}

/** The gate's end. */
export function gateEnd(socket: Duplex, owner: LinkOwner<ToGate>): LinkEnd<ToExecutor> {
  return linkEnd(socket, owner, toGate, limits.linkControl);
}

function linkEnd<In extends {type: string}, Out extends object>(
  socket: Duplex,
  owner: LinkOwner<In>,
  table: Guards<In>,
  maxControl: number,
): LinkEnd<Out> {
  const sink: FrameSink = {
    control: (_stream, payload) => owner.message(readMessage(table, payload)),
    data: () => refuse('data'),
    credit: () => refuse('credit'),
  };
  const connection = new Connection(socket, {...sink, closed: error => owner.closed(error)}, {maxControl});
  return {
    send: message => {
      connection.sendMessage(0, message);
      if (socket.writableLength > mostWaiting) connection.destroy(tooSlow());
    },
    close: () => connection.close(),
  };
}

function refuse(what: string): never {
  throw new ProtocolError('phase', `a ${what} frame has no place on the link`);
}

function tooSlow(): CodedError {
  return new ProtocolError('timeout', 'the other end of the link does not read');
}
