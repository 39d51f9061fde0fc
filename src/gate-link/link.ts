import type {Duplex} from 'node:stream';
import {ProtocolError} from '../protocol/errors.ts';
import {controlFrame} from '../protocol/frame.ts';
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
  Totals,
  Trust,
  Unbound,
  Unfollowed,
  Wanted,
} from './generated/link.ts';

export type ToGate = Setup | Trust | Reply | Follow | Grown | Finished | Totals;
export type ToExecutor =
  | Begun
  | Ready
  | Unbound
  | Submit
  | AskedProof
  | Consumed
  | Wanted
  | Left
  | Unfollowed
  | Report
  | Strangers
  | Barred
  | Census;

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

/** The common part of both ends. */
export function linkEnd<Out extends object>(
  socket: Duplex,
  owner: ConnectionOwner,
  options: ConnectionOptions,
): {end: LinkEnd<Out>; connection: Connection} {
  const connection = new Connection(socket, owner, {keepsWhole: true, ...options});
  const end = {
    send: (message: Out) => void connection.send(controlFrame(0, message)),
    close: () => connection.close(),
  };
  return {end, connection};
}

export function refuse(what: string): never {
  throw new ProtocolError('phase', `a ${what} frame may not come from this end of the link`);
}
