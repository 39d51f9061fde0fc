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

/** Says whether a value has the form of its schema, and what is wrong first, as Ajv's standalone code does. */
export interface Guard {
  (value: unknown): boolean;
  errors?: readonly {instancePath: string; message?: string}[] | null;
}

type Guards<Message extends {type: string}> = Readonly<Record<Message['type'], Guard>>;

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

/** Returns what a guard that said no found first. */
export function problemOf({errors}: Guard): string {
  const [first] = errors ?? [];
  return `${first?.instancePath || 'it'} ${first?.message ?? 'is wrong'}`;
}
