// Generated from schemas/entry.json by scripts/generate.ts. Do not edit.
/**
 * One line of the account (data/audit/). Format version 1.
 */
export type Entry =
  | ServerStart
  | ServerStop
  | JobQueued
  | JobStart
  | JobEnd
  | Denial
  | Attach
  | Cancel
  | Reload
  | AccountRead
  | MessageSent
  | Listen
  | Watch
  | Strangers;
/**
 * As pino's: 30 info, 40 warn
 */
export type Level = number;
/**
 * Milliseconds since 1970-01-01 UTC, by the host's clock
 */
export type Time = number;
/**
 * Counts the entries of a host from 0, without gaps
 */
export type Seq = number;
/**
 * The name in this host's certificate
 */
export type Host = string;
export type Count = number;
export type Text = string;
/**
 * IP address and port of the caller
 */
export type Address = string;
/**
 * The id of the order that started it
 */
export type Job = string;
/**
 * FILE:LINE of the access rule that allowed it
 */
export type Rule = string;
export type Command = string;
/**
 * The id of the run on many hosts that it is part of
 */
export type Job1 = string;
/**
 * Counts the entries of a host from 0, without gaps
 */
export type Seq1 = number;
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
 * Milliseconds since 1970-01-01 UTC
 */
export type Time1 = number;
export type Offset = number;
/**
 * Processor time, milliseconds
 */
export type Offset1 = number;
/**
 * Most memory at once, bytes
 */
export type Offset2 = number;
/**
 * Bytes read while the job was being ended that the log did not keep; they are in no digest
 */
export type Offset3 = number;
export type Code = string;
/**
 * The id of the order that started it
 */
export type Job2 = string;
/**
 * The id of the order that started it
 */
export type Job3 = string;
/**
 * FILE:LINE of the access rule that allowed it
 */
export type Rule1 = string;

/**
 * The executor began to take orders; what it found unended is recorded as lost before this
 */
export interface ServerStart {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'server-start';
  host: Host;
  version: string;
  pid: Count;
  /**
   * Jobs that the server before did not see end
   */
  lost: number;
  /**
   * Bytes of a torn last line that were cut off the account
   */
  repaired?: number;
  /**
   * The key that signs the checkpoints from here on, as a verifier line of C2SP signed-note
   */
  log?: string;
  /**
   * Entries that no checkpoint covered and that this start was the first to sign: of an account of before there were checkpoints
   */
  signed?: number;
}
/**
 * The executor ended in good order
 */
export interface ServerStop {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'server-stop';
  host: Host;
  reason: Text;
}
/**
 * An order was taken that has to wait for its turn; job-start follows, or a job-end that says why not
 */
export interface JobQueued {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'job-queued';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  job: Job;
  order: SignedOrder;
  rule: Rule;
  files?: ShareWork;
  command: Command;
  fleet?: Job1;
  /**
   * The program with its arguments, without secrets
   *
   * @maxItems 65536
   */
  argv: string[];
  /**
   * The system's user it runs as, where it is another
   */
  user?: string;
  cwd?: string;
  /**
   * In the caller's words
   */
  reason?: string;
}
/**
 * Who, by the certificate
 */
export interface Caller {
  name: string;
  /**
   * @maxItems 256
   */
  groups: string[];
}
export interface CallerCertificate {
  /**
   * SHA-256 of the DER, lower-case hex
   */
  fingerprint: string;
  serial: string;
}
export interface SignedOrder {
  id: Job;
  /**
   * SHA-256 of the payload's bytes, lower-case hex
   */
  digest: string;
  envelope?: Envelope;
}
/**
 * As it came, signature and all; left out of a denial where it is long
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
 * Of work in a share: which, and the path in it as the order has it
 */
export interface ShareWork {
  share: string;
  path: string;
}
/**
 * The intent to start a job, on disk before anything is started
 */
export interface JobStart {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'job-start';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  job: Job;
  order: SignedOrder;
  rule: Rule;
  files?: ShareWork;
  command: Command;
  fleet?: Job1;
  /**
   * The program with its arguments, without secrets
   *
   * @maxItems 65536
   */
  argv: string[];
  /**
   * The system's user it runs as, where it is another
   */
  user?: string;
  cwd?: string;
  /**
   * In the caller's words
   */
  reason?: string;
}
/**
 * A job ended, or was found lost
 */
export interface JobEnd {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'job-end';
  host: Host;
  job: Job;
  principal: Caller;
  command: Command;
  fleet?: Job1;
  start: Seq1;
  outcome: Outcome;
  transfer?: Transfer;
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
  startedAt: Time1 | null;
  endedAt: Time1 | null;
  stdout: ChannelEnd;
  stderr: ChannelEnd;
  stdin?: ChannelEnd1;
  usage?: Usage;
  /**
   * It had a terminal: its stdout is a recording of it in asciicast v3
   */
  terminal?: true;
  uncounted?: Offset3;
}
export interface ChannelEnd {
  bytes: Offset;
  /**
   * Of the bytes of this channel in order, lower-case hex
   */
  sha256: string;
}
/**
 * The input that the command was given on stdin, if it takes any
 */
export interface ChannelEnd1 {
  bytes: Offset;
  /**
   * Of the bytes of this channel in order, lower-case hex
   */
  sha256: string;
}
/**
 * The resources that all processes of the job together used, if the system tells it
 */
export interface Usage {
  cpuMs?: Offset1;
  peakMemory?: Offset2;
}
/**
 * Of a put or get that was done: the files of its manifest, which the host keeps beside the account
 */
export interface Transfer {
  share: string;
  files: Count;
  /**
   * Of the files, together
   */
  bytes: number;
  /**
   * Of the tree over the lines of the manifest (RFC 6962, 2.1)
   */
  root: string;
}
/**
 * An order that was not carried out
 */
export interface Denial {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'denial';
  host: Host;
  principal: Caller;
  certificate?: CallerCertificate;
  address?: Address;
  order?: SignedOrder;
  command?: Command;
  fleet?: Job1;
  job?: Job;
  code: Code;
  message: Text;
  /**
   * Further denials of this person and kind (denied, mistaken, unable) before this entry that have none of their own
   */
  suppressed?: number;
}
/**
 * Somebody follows a job's output
 */
export interface Attach {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'attach';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  job: Job;
  order: SignedOrder;
  rule?: Rule;
  from: Count;
}
/**
 * Somebody ended a job
 */
export interface Cancel {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'cancel';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  job: Job;
  order: SignedOrder;
  rule?: Rule;
  /**
   * It was sent this signal, instead of being ended
   */
  signal?: string;
}
/**
 * Configuration, catalogue or certificates were read again
 */
export interface Reload {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'reload';
  host: Host;
  what: 'configuration' | 'catalogue' | 'certificates' | 'revocations';
  ok: boolean;
  message?: Text;
  /**
   * SHA-256 of what was taken over
   */
  digest?: string;
  /**
   * The key that signs the checkpoints from here on, as a verifier line of C2SP signed-note
   */
  log?: string;
}
/**
 * Somebody read this account
 */
export interface AccountRead {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'account-read';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  job?: Job;
  order: SignedOrder;
  rule?: Rule;
  /**
   * As the order gave it
   */
  filter: {
    [k: string]: unknown;
  };
}
/**
 * Somebody sent a message to everybody who listens. Its text is in the mailbox, and not in the account
 */
export interface MessageSent {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'message';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  order: SignedOrder;
  rule: Rule;
  mailbox: Job2;
  /**
   * Of the message in its mailbox, where numbers rise by one
   */
  number: number;
  /**
   * Of the text in UTF-8
   */
  bytes: number;
  /**
   * Of the text in UTF-8
   */
  sha256: string;
}
/**
 * Somebody began to listen; going on with it after a connection was lost has no entry of its own
 */
export interface Listen {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'listen';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  order: SignedOrder;
  rule: Rule;
  mailbox: Job3;
  /**
   * The number of the message before the first that is shown
   */
  after: number;
}
/**
 * Somebody began to watch jobs or the state of the host; going on with it after a connection was lost has no entry of its own
 */
export interface Watch {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'watch';
  host: Host;
  principal: Caller;
  certificate: CallerCertificate;
  address: Address;
  order: SignedOrder;
  rule: Rule1;
}
/**
 * Peers that were turned away before anybody knew them, at most once a minute
 */
export interface Strangers {
  level: Level;
  time: Time;
  v: 1;
  seq: Seq;
  event: 'strangers';
  host: Host;
  /**
   * By reason
   */
  counts: {
    [k: string]: Count;
  };
}
