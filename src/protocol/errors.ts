import {CodedError} from '../base/errors.ts';

/**
 * A mistake of a peer on the wire. Each closes the connection.
 * - `frame`: a length, type or layout that no frame has
 * - `json`: a control payload that is not strict JSON
 * - `message`: JSON that no message schema admits
 * - `phase`: a message that may not come now
 * - `credit`: more bytes than were granted, or more credit than may be held
 * - `stream-limit`: more open streams than allowed
 * - `timeout`: silence, or a frame that was begun and not finished
 */
export type ProtocolErrorCode =
  | 'frame'
  | 'json'
  | 'message'
  | 'phase'
  | 'credit'
  | 'stream-limit'
  | 'timeout';

export class ProtocolError extends CodedError<ProtocolErrorCode> {}
