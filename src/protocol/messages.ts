import {quote} from '../base/quote.ts';
import {ProtocolError} from './errors.ts';
import type {
  Answer,
  Ended,
  Fault,
  Gap,
  OrderMessage,
  Ping,
  Pong,
  Prove,
  Proven,
  Queued,
  Refused,
  Release,
  Started,
  Welcome,
} from './generated/wire.ts';
import * as guards from './generated/wire-validators.js';
import {parseStrict} from './strict-json.ts';

export type ServerMessage =
  | Welcome
  | Fault
  | Refused
  | Queued
  | Started
  | Answer
  | Proven
  | Gap
  | Ended
  | Ping
  | Pong;
export type ClientMessage = OrderMessage | Release | Prove | Fault | Ping | Pong;

type Guards<Message extends {type: string}> = Readonly<Record<Message['type'], guards.Validator>>;

const {welcome, fault, refused, queued, started, answer, proven, gap, ended, ping, pong} = guards;
const {order, release, prove} = guards;
const fromServer: Guards<ServerMessage> = {
  welcome,
  fault,
  refused,
  queued,
  started,
  answer,
  proven,
  gap,
  ended,
  ping,
  pong,
};
const fromClient: Guards<ClientMessage> = {order, release, prove, fault, ping, pong};

/**
 * Reads the payload of a control frame that came from a server.
 *
 * @throws {ProtocolError} `json` or `message`
 */
export function readServerMessage(payload: Uint8Array): ServerMessage {
  return readMessage(fromServer, payload);
}

/**
 * Reads the payload of a control frame that came from a client.
 *
 * @throws {ProtocolError} `json` or `message`
 */
export function readClientMessage(payload: Uint8Array): ClientMessage {
  return readMessage(fromClient, payload);
}

/**
 * Reads a message by a table of guards, one for each `type` that may come. `parse` reads the JSON: strictly unless it comes
 * from a process of ours that is believed.
 */
export function readMessage<Message extends {type: string}>(
  table: Guards<Message>,
  payload: Uint8Array,
  parse: (payload: Uint8Array) => unknown = parseStrict,
): Message {
  const value = parse(payload) as {type?: unknown} | null;
  const type = typeof value === 'object' && value !== null ? value.type : undefined;
  if (typeof type !== 'string')
    throw new ProtocolError('message', 'a message must be an object with a "type"');
  if (!Object.hasOwn(table, type)) throw new ProtocolError('message', `unknown message type ${quote(type)}`);
  const guard = table[type as Message['type']];
  if (guard(value)) return value as unknown as Message;
  throw new ProtocolError('message', `bad ${type} message: ${problemOf(guard)}`);
}

/** What a guard that said no found first. */
export function problemOf({errors}: guards.Validator): string {
  const [first] = errors ?? [];
  return `${first?.instancePath || 'it'} ${first?.message ?? 'is wrong'}`;
}
