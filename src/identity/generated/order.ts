// Generated from schemas/order.json by scripts/generate.ts. Do not edit.
/**
 * The payload of an order: what is to be done, on which host, by which words. Signed by the caller.
 */
export type OrderPayload =
  | RunOrder
  | CancelOrder
  | AttachOrder
  | CommandsOrder
  | DescribeOrder
  | StatusOrder
  | AuditLogOrder
  | AuditProofOrder
  | AuditExportOrder
  | JobsOrder
  | SendOrder
  | ListenOrder
  | WatchOrder
  | SharesOrder
  | ShareLsOrder
  | ShareRmOrder
  | SharePutOrder
  | ShareGetOrder;
/**
 * A UUIDv7 in lower case; its time is the time of issue; of a run it names the job
 */
export type Id = string;
/**
 * The name in the certificate of the host that answered
 */
export type Host = string;
export type Command = string;
/**
 * The greatest effect that the signer knows of the command, and means
 */
export type Effect = 'read' | 'change' | 'destroy';
/**
 * Why, in the caller's words; kept in the account
 */
export type Reason = string;
/**
 * The raw Ed25519 public key (32 bytes, base64) that signs each frame of stdin
 */
export type Input = string;
/**
 * Sent to every process of the job, instead of ending it
 */
export type JobSignal =
  | 'SIGHUP'
  | 'SIGINT'
  | 'SIGQUIT'
  | 'SIGUSR1'
  | 'SIGUSR2'
  | 'SIGTERM'
  | 'SIGCONT'
  | 'SIGSTOP'
  | 'SIGWINCH'
  | 'SIGKILL';
export type Offset = number;
/**
 * The jobs alone, or the state alone
 */
export type WatchedPart = 'jobs' | 'status';
/**
 * The name of a share
 */
export type Share = string;
/**
 * Names on the way from the share, with a slash between two; bytes that are no printable text as \xNN, a backslash twice; empty for the share itself
 */
export type Path = string;

export interface RunOrder {
  id: Id;
  host: Host;
  action: 'run';
  /**
   * The id of a run on many hosts that it is part of, made as ids of orders are
   */
  fleet?: string;
  command: Command;
  /**
   * Typed parameters by name
   */
  params?: {
    [k: string]: unknown;
  };
  /**
   * The words as typed, to be turned into parameters by the host
   *
   * @maxItems 4096
   */
  args?: string[];
  effect?: Effect;
  reason?: Reason;
  input?: Input;
  terminal?: Terminal;
  /**
   * HMAC-SHA256 (hex) of each secret's name, a NUL and its value, under a key that goes beside the order
   */
  secrets?: {
    [k: string]: string;
  };
}
/**
 * The caller's terminal
 */
export interface Terminal {
  columns: number;
  rows: number;
  /**
   * Its kind, as $TERM has it
   */
  term?: string;
}
export interface CancelOrder {
  id: Id;
  host: Host;
  action: 'cancel';
  job: Id;
  signal?: JobSignal;
}
export interface AttachOrder {
  id: Id;
  host: Host;
  action: 'attach';
  job: Id;
  from: Offset;
  /**
   * Follow it as its submitter, instead of whoever does: what is consumed here makes room. Its owner's alone
   */
  claim?: true;
  /**
   * The raw Ed25519 public key (32 bytes, base64) that signs each frame of stdin
   */
  input?: string;
}
export interface CommandsOrder {
  id: Id;
  host: Host;
  action: 'commands';
  /**
   * Each as `describe` answers, as many as fit into one message
   */
  describe?: true;
  /**
   * Those whose names come after this one
   */
  after?: string;
}
export interface DescribeOrder {
  id: Id;
  host: Host;
  action: 'describe';
  command: Command;
}
export interface StatusOrder {
  id: Id;
  host: Host;
  action: 'status';
}
/**
 * A built-in job: its standard output is the entries, one JSON object a line
 */
export interface AuditLogOrder {
  id: Id;
  host: Host;
  action: 'audit-log';
  filter: AuditFilter;
}
/**
 * Entries that match all that is given, oldest first, at most the last `limit`
 */
export interface AuditFilter {
  /**
   * Milliseconds since 1970
   */
  since?: number;
  /**
   * Milliseconds since 1970
   */
  until?: number;
  person?: string;
  /**
   * One of the groups of who did it
   */
  group?: string;
  command?: string;
  /**
   * The host that wrote it
   */
  host?: string;
  event?: string;
  /**
   * A reason that jobs end for, or ok, failed, denied, mistaken, unable
   */
  outcome?: string;
  /**
   * About a job, or a refused order, whose id ends so
   */
  job?: string;
  /**
   * About what ran as part of a run on many hosts whose id ends so
   */
  fleet?: string;
  /**
   * Stands somewhere in the entry, whatever the case of its letters
   */
  text?: string;
  /**
   * Ends of transfers in whose manifest it is: SHARE/PATH, or the path in the share
   */
  file?: string;
  /**
   * Without the readings of the account by this person
   */
  notReadBy?: string;
  /**
   * Only entries behind the one with this number
   */
  after?: number;
  limit?: number;
  /**
   * Go on with what is written from now on, until the order is cancelled
   */
  follow?: true;
}
/**
 * A built-in job: its standard output is all entries about a job, each with its proof
 */
export interface AuditProofOrder {
  id: Id;
  host: Host;
  action: 'audit-proof';
  job: Id;
  /**
   * Of a transfer: proves the file with this path, SHARE/PATH or the path in the share, and no other
   */
  file?: string;
}
/**
 * A built-in job: its standard output is the entries from `from` up to, not with, `to`, or of a time, with what proves them
 */
export interface AuditExportOrder {
  id: Id;
  host: Host;
  action: 'audit-export';
  from?: Offset;
  to?: Offset;
  /**
   * Milliseconds since 1970
   */
  since?: number;
  /**
   * Milliseconds since 1970
   */
  until?: number;
}
export interface JobsOrder {
  id: Id;
  host: Host;
  action: 'jobs';
  /**
   * Only the jobs of this person; else of all whose jobs the caller may see
   */
  person?: string;
  /**
   * Only those that wait or run, or only those that ended
   */
  state?: 'running' | 'ended';
  /**
   * The newest so many (50)
   */
  limit?: number;
  /**
   * Only jobs whose id ends so
   */
  job?: string;
  /**
   * Only jobs that are part of a run on many hosts whose id ends so
   */
  fleet?: string;
  /**
   * A UUIDv7 in lower case; its time is the time of issue; of a run it names the job
   */
  before?: string;
}
/**
 * A message to everybody who listens; its text goes beside the order
 */
export interface SendOrder {
  id: Id;
  host: Host;
  action: 'send';
  /**
   * Of the text in UTF-8
   */
  bytes: number;
  /**
   * Of the text in UTF-8, lower-case hex
   */
  sha256: string;
}
/**
 * Follows the mailbox of the host: what is sent from now on, unless it says from where
 */
export interface ListenOrder {
  id: Id;
  host: Host;
  action: 'listen';
  /**
   * A UUIDv7 in lower case; its time is the time of issue; of a run it names the job
   */
  spell?: string;
  after?: MessagePlace;
  /**
   * Messages of the last so many milliseconds, by the clock of the host
   */
  within?: number;
}
/**
 * Messages with higher numbers than this one
 */
export interface MessagePlace {
  /**
   * A UUIDv7 in lower case; its time is the time of issue; of a run it names the job
   */
  mailbox?: string;
  number: Offset;
}
/**
 * Follows the changes of the jobs that the caller may see, and of the state of the host
 */
export interface WatchOrder {
  id: Id;
  host: Host;
  action: 'watch';
  /**
   * A UUIDv7 in lower case; its time is the time of issue; of a run it names the job
   */
  spell?: string;
  only?: WatchedPart;
  /**
   * Only jobs of this person
   */
  person?: string;
  /**
   * So many of the jobs that have ended are in the snapshot, the newest; all that the host remembers unless given
   */
  ended?: number;
}
export interface SharesOrder {
  id: Id;
  host: Host;
  action: 'shares';
}
/**
 * A built-in job: its standard output is what is in a folder of a share, one JSON object a line
 */
export interface ShareLsOrder {
  id: Id;
  host: Host;
  action: 'share-ls';
  share: Share;
  path: Path;
  /**
   * A glob: what matches it below the path, instead of what is in that
   */
  match?: string;
  /**
   * Also what is in the folders below
   */
  recursive?: true;
  /**
   * With the SHA-256 of each file
   */
  digest?: true;
}
/**
 * A built-in job: its standard output is one JSON object, how much was removed
 */
export interface ShareRmOrder {
  id: Id;
  host: Host;
  action: 'share-rm';
  share: Share;
  path: Path;
  /**
   * Of a folder all that is in it, too
   */
  recursive?: true;
}
/**
 * A built-in job: its input is a transfer, which it takes into a share; its standard output is the manifest
 */
export interface SharePutOrder {
  id: Id;
  host: Host;
  action: 'share-put';
  /**
   * The id of a run on many hosts that it is part of, made as ids of orders are
   */
  fleet?: string;
  share: Share;
  path: Path;
  /**
   * Its name if the path is a folder that is there, written as in a path
   */
  name?: string;
  /**
   * The path must be a folder that is there
   */
  into?: true;
  /**
   * The caller goes on with what an earlier put left, which it is told of; and leaves what it has if it is cut off
   */
  resume?: true;
  input?: Input;
}
/**
 * A built-in job: its standard output is a transfer
 */
export interface ShareGetOrder {
  id: Id;
  host: Host;
  action: 'share-get';
  /**
   * The id of a run on many hosts that it is part of, made as ids of orders are
   */
  fleet?: string;
  share: Share;
  path: Path;
  /**
   * A folder with all that is in it, too
   */
  recursive?: true;
  input?: Input;
}
