// Generated from schemas/wire.json by scripts/generate.ts. Do not edit.
/**
 * The payloads of a control frame (type 0), in either direction. docs/protocol.md says which may follow which.
 */
export type WireMessage =
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
  | Pong
  | OrderMessage
  | Release
  | Prove;
/**
 * Milliseconds since 1970-01-01 UTC
 */
export type Time = number;
export type Code = string;
export type Text = string;
/**
 * The number of the entry, and of its leaf
 */
export type Offset = number;
/**
 * 32 bytes, base64
 */
export type EncodedHash = string;
/**
 * That it is in the tree of the checkpoint (RFC 6962, 2.1.1)
 *
 * @maxItems 128
 */
export type Proof = EncodedHash[];
/**
 * The size of the earlier one, as `seen` of the order gave it
 */
export type Offset1 = number;
/**
 * Of RFC 6962: hashes of a Merkle tree
 *
 * @maxItems 128
 */
export type Proof1 = EncodedHash[];
/**
 * A UUIDv7 in lower case
 */
export type JobId = string;
/**
 * Orders of the same person that come first
 */
export type Offset2 = number;
/**
 * The thing it waits for: a place among the jobs of the host, of its command, or the lock
 */
export type QueuedFor = 'jobs' | 'concurrency' | 'lock';
export type Offset3 = number;
/**
 * Present where this stream may send input: the offset of stdin that is due, everything below it was taken. Credit for it follows
 */
export type Offset4 = number;
/**
 * Of a mailbox: messages with higher numbers follow, of those that are kept all
 */
export type Offset5 = number;
export type EndReason =
  | 'exited'
  | 'signaled'
  | 'not-started'
  | 'timeout'
  | 'idle-timeout'
  | 'output-limit'
  | 'output-lost'
  | 'memory-limit'
  | 'cpu-limit'
  | 'process-limit'
  | 'open-files-limit'
  | 'file-size-limit'
  | 'cancelled'
  | 'server-stopped'
  | 'never-started'
  | 'lost';
/**
 * The failure, for not-started and lost
 */
export type Text1 = string;
/**
 * Processor time, milliseconds
 */
export type Offset6 = number;
/**
 * Most memory at once, bytes
 */
export type Offset7 = number;
/**
 * Bytes read while the job was being ended that the log did not keep; they are in no digest
 */
export type Offset8 = number;
/**
 * The size of the newest checkpoint of this host that the client holds: a receipt then shows that its tree begins with that one
 */
export type Offset9 = number;

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
  /**
   * The key that signs the checkpoints of its account, as a verifier line of C2SP signed-note
   */
  log?: string;
}
/**
 * The reason why this end closes the connection; always its last message, on stream 0
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
  receipt?: Receipt;
}
/**
 * Of the denial, where it was recorded
 */
export interface Receipt {
  seq: Offset;
  /**
   * The entry as it stands in the account, without its newline
   */
  line: string;
  proof: Proof;
  /**
   * A signed note: C2SP tlog-checkpoint
   */
  checkpoint: string;
  /**
   * That the tree of the checkpoint begins with an earlier one (RFC 6962, 2.1.2)
   */
  consistency?: {
    from: Offset1;
    proof: Proof1;
  };
}
/**
 * The order was taken and waits for its turn; may come again. `started` follows in any case
 */
export interface Queued {
  type: 'queued';
  job: JobId;
  ahead: Offset2;
  why: QueuedFor;
}
/**
 * The job runs (or ran: then its log and its end follow); data frames follow from offset `from`
 */
export interface Started {
  type: 'started';
  job: JobId;
  from: Offset3;
  /**
   * True where the job was there before this order came
   */
  attached: boolean;
  /**
   * Bytes of output that the host keeps; credit is to be given back at least every quarter of it
   */
  window: number;
  input?: Offset4;
  /**
   * The command has a terminal: its stdout is a recording of it in asciicast v3
   */
  terminal?: true;
  /**
   * The command reads standard input, and its order announced none: it was told the end of it at once
   */
  unfed?: true;
  /**
   * Output may be dropped before anybody saw it: that the command keeps running goes first
   */
  overflow?: 'drop-oldest';
  after?: Offset5;
}
/**
 * The answer to an order that runs nothing; ends the stream
 */
export interface Answer {
  type: 'answer';
  body: {
    [k: string]: unknown;
  };
  receipt?: Receipt1;
}
/**
 * Of a message that was sent
 */
export interface Receipt1 {
  seq: Offset;
  /**
   * The entry as it stands in the account, without its newline
   */
  line: string;
  proof: Proof;
  /**
   * A signed note: C2SP tlog-checkpoint
   */
  checkpoint: string;
  /**
   * That the tree of the checkpoint begins with an earlier one (RFC 6962, 2.1.2)
   */
  consistency?: {
    from: Offset1;
    proof: Proof1;
  };
}
/**
 * The proof that was asked for (RFC 6962, 2.1.2); ends the stream
 */
export interface Proven {
  type: 'proven';
  proof: Proof1;
}
/**
 * The bytes from offset `from` up to `to` are no longer held
 */
export interface Gap {
  type: 'gap';
  from: Offset3;
  to: Offset3;
}
/**
 * The job ended and all its output was sent; ends the stream
 */
export interface Ended {
  type: 'ended';
  job: JobId;
  outcome: Outcome;
  receipt?: Receipt2;
}
/**
 * The outcome of a job
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
  stdin?: ChannelEnd1;
  usage?: Usage;
  /**
   * It had a terminal: its stdout is a recording of it in asciicast v3
   */
  terminal?: true;
  uncounted?: Offset8;
}
export interface ChannelEnd {
  bytes: Offset3;
  /**
   * Of the bytes of this channel in order, lower-case hex
   */
  sha256: string;
}
/**
 * The input that the command was given on stdin, if it takes any
 */
export interface ChannelEnd1 {
  bytes: Offset3;
  /**
   * Of the bytes of this channel in order, lower-case hex
   */
  sha256: string;
}
/**
 * The resources that all processes of the job together used, if the system tells it
 */
export interface Usage {
  cpuMs?: Offset6;
  peakMemory?: Offset7;
}
/**
 * Of its end
 */
export interface Receipt2 {
  seq: Offset;
  /**
   * The entry as it stands in the account, without its newline
   */
  line: string;
  proof: Proof;
  /**
   * A signed note: C2SP tlog-checkpoint
   */
  checkpoint: string;
  /**
   * That the tree of the checkpoint begins with an earlier one (RFC 6962, 2.1.2)
   */
  consistency?: {
    from: Offset1;
    proof: Proof1;
  };
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
  /**
   * Any object is taken: one that is no envelope refuses the order, and does not close the connection
   */
  envelope: {} | Envelope;
  secrets?: Secrets;
  /**
   * Of the message that the order sends, which has its length and digest
   */
  text?: string;
  seen?: Offset9;
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
 * Values that may not be in the order, which is kept; the order has their HMACs under `key`
 */
export interface Secrets {
  /**
   * 32 random bytes, base64; new for every order
   */
  key: string;
  /**
   * By the name of their parameters
   */
  values: {
    [k: string]: string;
  };
}
/**
 * The client wants nothing more from this stream; the job goes on
 */
export interface Release {
  type: 'release';
}
/**
 * Opens a stream: asks for the proof that the tree of `to` leaves of the account begins with that of `from`
 */
export interface Prove {
  type: 'prove';
  from: Offset3;
  to: Offset3;
}
