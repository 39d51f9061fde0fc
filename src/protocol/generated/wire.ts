// Generated from schemas/wire.json by scripts/generate.ts. Do not edit.
/**
 * What the payload of a control frame (type 0) may be, in either direction. docs/protocol.md says which may follow which.
 */
export type WireMessage =
  Welcome | Fault | Refused | Started | Answer | Gap | Ended | Ping | Pong | OrderMessage | Release;
/**
 * Milliseconds since 1970-01-01 UTC
 */
export type Time = number;
export type Code = string;
export type Text = string;
/**
 * A UUIDv7 in lower case
 */
export type JobId = string;
export type Offset = number;
export type EndReason =
  | 'exited'
  | 'signaled'
  | 'not-started'
  | 'timeout'
  | 'idle-timeout'
  | 'output-limit'
  | 'memory-limit'
  | 'cancelled'
  | 'server-stopped'
  | 'never-started'
  | 'lost';
/**
 * What went wrong, for not-started and lost
 */
export type Text1 = string;
/**
 * Bytes read while the job was being ended that the log did not keep; they are in no digest
 */
export type Offset1 = number;

/**
 * The server's first message, on stream 0
 */
export interface Welcome {
  type: 'welcome';
  protocol: 1;
  host: string;
  version: string;
  time: Time;
  limits: {
    /**
     * Longest control payload, bytes
     */
    control: number;
    /**
     * Most bytes of output in one data frame
     */
    data: number;
    /**
     * Streams that may be open at once
     */
    streams: number;
    /**
     * Milliseconds of silence after which the server closes
     */
    idle: number;
  };
}
/**
 * Why this end closes the connection; always its last message, on stream 0
 */
export interface Fault {
  type: 'fault';
  code: Code;
  message: Text;
}
/**
 * The order was not carried out; ends the stream
 */
export interface Refused {
  type: 'refused';
  code: Code;
  message: Text;
}
/**
 * The job runs (or ran: then its log and its end follow); data frames follow from offset `from`
 */
export interface Started {
  type: 'started';
  job: JobId;
  from: Offset;
  /**
   * True where the job was there before this order came
   */
  attached: boolean;
  /**
   * Bytes of output that the host keeps; credit is to be given back at least every quarter of it
   */
  window: number;
}
/**
 * What an order that runs nothing asked for; ends the stream
 */
export interface Answer {
  type: 'answer';
  body: {
    [k: string]: unknown;
  };
}
/**
 * The bytes from offset `from` up to `to` are no longer held
 */
export interface Gap {
  type: 'gap';
  from: Offset;
  to: Offset;
}
/**
 * The job ended and all its output was sent; ends the stream
 */
export interface Ended {
  type: 'ended';
  job: JobId;
  outcome: Outcome;
}
/**
 * How a job ended
 */
export interface Outcome {
  state: 'ended' | 'lost';
  reason: EndReason;
  /**
   * The exit status, null where there is none
   */
  exit: number | null;
  /**
   * The signal that ended the main process, as SIGTERM, null where none did
   */
  signal: string | null;
  message?: Text1;
  startedAt: Time | null;
  endedAt: Time | null;
  stdout: ChannelEnd;
  stderr: ChannelEnd;
  uncounted?: Offset1;
}
export interface ChannelEnd {
  bytes: Offset;
  /**
   * Of the bytes of this channel in order, lower-case hex
   */
  sha256: string;
}
export interface Ping {
  type: 'ping';
  nonce: string;
}
export interface Pong {
  type: 'pong';
  nonce: string;
  time: Time;
}
/**
 * Opens a stream with an order that the key of this connection's certificate signed
 */
export interface OrderMessage {
  type: 'order';
  envelope: Envelope;
}
/**
 * A DSSE v1 envelope that holds one order
 */
export interface Envelope {
  payloadType: 'application/vnd.reeve.order.v1+json';
  payload: string;
  /**
   * @minItems 1
   * @maxItems 1
   */
  signatures: [Signature];
}
export interface Signature {
  sig: string;
}
/**
 * The client wants nothing more from this stream; the job goes on
 */
export interface Release {
  type: 'release';
}
