import * as fromServer from './generated/server-message-validators.js';
import type {ServerMessage} from './messages.ts';
import {readMessage} from './messages.ts';

/**
 * Reads the payload of a control frame that came from a server.
 *
 * @throws {ProtocolError} `json` or `message`
 */
export function readServerMessage(payload: Uint8Array): ServerMessage {
  return readMessage<ServerMessage>(fromServer, payload);
}
