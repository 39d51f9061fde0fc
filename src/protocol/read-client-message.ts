import * as fromClient from './generated/client-message-validators.js';
import type {ClientMessage} from './messages.ts';
import {readMessage} from './messages.ts';

/**
 * Reads the payload of a control frame that came from a client.
 *
 * @throws {ProtocolError} `json` or `message`
 */
export function readClientMessage(payload: Uint8Array): ClientMessage {
  return readMessage<ClientMessage>(fromClient, payload);
}
