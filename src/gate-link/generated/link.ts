// Generated from schemas/link.json by scripts/generate.ts. Do not edit.
/**
 * The messages of executor and gate over the inherited socket. Both ends are of one version.
 */
export type LinkMessage =
  | Setup
  | Trust
  | Reply
  | Follow
  | Grown
  | Finished
  | Totals
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
export type Count = number;
/**
 * A stream of a connection
 */
export type StreamOf = number;
export type Job = string;
/**
 * The bytes that this reader consumes make room in the log: instead of those of the reader that does so far (take), if no other one does (spare), or never (none)
 */
export type Claim = 'take' | 'spare' | 'none';
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
 * executor to gate, first
 */
export interface Setup {
  type: 'setup';
  host: string;
  version: string;
  /**
   * @minItems 1
   * @maxItems 64
   */
  listen: [Listen, ...Listen[]];
  limits: GateLimits;
  metrics?: MetricsDoor;
}
export interface Listen {
  host: string;
  port: number;
}
export interface GateLimits {
  connections: Count;
  perAddress: Count;
  perPrincipal: Count;
  handshakeMs: Count;
  idleMs: Count;
}
/**
 * The place where metrics are served; not there if they are not
 */
export interface MetricsDoor {
  host: string;
  port: number;
  /**
   * Names that a request may ask for, beside that of the address
   *
   * @maxItems 64
   */
  hosts: string[];
  /**
   * SHA-256 of the token that a request must show, lower-case hex
   */
  token?: string;
}
/**
 * executor to gate: whom to believe from now on; open connections are judged again
 */
export interface Trust {
  type: 'trust';
  credentials: Credentials;
  /**
   * @maxItems 64
   */
  revocations: Revocations[];
  /**
   * The log key, as the welcome names it
   */
  log?: string;
}
/**
 * PEM texts: what the gate's tls.Server needs
 */
export interface Credentials {
  cert: string;
  key: string;
  ca: string;
}
/**
 * A verified revocation list as a set
 */
export interface Revocations {
  /**
   * The CA that signed it: SHA-256 of its name and key, lower-case hex
   */
  issuer: string;
  /**
   * The CRL number, decimal
   */
  number: string;
  thisUpdate: Count;
  nextUpdate: Count;
  /**
   * Upper-case hex without leading zeros, as X509Certificate.serialNumber
   *
   * @maxItems 1000000
   */
  serials: string[];
  /**
   * Those of them whose jobs are to be ended
   *
   * @maxItems 1000000
   */
  compromised: string[];
}
/**
 * executor to gate: a wire message to pass to a stream as it is
 */
export interface Reply {
  type: 'reply';
  connection: Count;
  stream: StreamOf;
  message: {
    [k: string]: unknown;
  };
}
/**
 * executor to gate: serve a job's log to a stream
 */
export interface Follow {
  type: 'follow';
  connection: Count;
  stream: StreamOf;
  /**
   * Of this `follow`: they count up
   */
  number: number;
  job: Job;
  from: Count;
  /**
   * The log holds offsets below this
   */
  end: number;
  /**
   * Bytes of output that are kept on disk at most
   */
  window: number;
  claim: Claim;
  /**
   * A stream of a connection
   */
  input?: number;
  /**
   * Its output is not on disk before the job has ended: the gate asks for it by `wanted`
   */
  held?: true;
  /**
   * The gate says `unfollowed` when the stream is over
   */
  watched?: true;
  /**
   * The wire message to begin with
   */
  started: {
    [k: string]: unknown;
  };
}
/**
 * executor to gate: the log of a job now holds offsets below `end`
 */
export interface Grown {
  type: 'grown';
  job: Job;
  end: Count;
}
/**
 * executor to gate: the log ends at `end`; the outcome follows the last byte
 */
export interface Finished {
  type: 'finished';
  job: Job;
  end: Count;
  outcome: {
    [k: string]: unknown;
  };
  receipt?: Receipt;
}
/**
 * Shows that an entry stands in the account of this host
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
 * executor to gate, every 5 s at most, where metrics are served: the counts since the executor began, and the values of now. Times are milliseconds since 1970
 */
export interface Totals {
  type: 'totals';
  version: string;
  startedAt: Count;
  /**
   * Ended jobs, by command and by outcome
   */
  jobs: {
    [k: string]: Counts;
  };
  durations: Durations;
  running: Count;
  queued: Count;
  /**
   * Of the job that waits longest
   */
  queuedSince?: number;
  refusals: Counts;
  /**
   * Of jobs, those that run included
   */
  outputBytes: number;
  /**
   * Bytes of frames of clients
   */
  received: number;
  /**
   * Bytes of frames to clients
   */
  sent: number;
  handshakes: Counts;
  /**
   * Of the gate
   */
  restarts: number;
  certificateEnds: Count;
  /**
   * Of the oldest revocation list in force
   */
  listIssued?: number;
  /**
   * When the first of them is due to be replaced
   */
  listDue?: number;
  /**
   * Of the account
   */
  entries: number;
  checkpointAt?: Count;
  /**
   * Entries that the destination which is furthest behind does not have
   */
  unshipped?: number;
  free: FreeBytes;
}
/**
 * By a word of a table of ours how many
 */
export interface Counts {
  [k: string]: Count;
}
/**
 * Of the jobs that ran and ended
 */
export interface Durations {
  /**
   * How many are in each bucket and in none before it
   *
   * @maxItems 32
   */
  buckets: Count[];
  sumMs: Count;
}
/**
 * Bytes that are free on the disks of account and output
 */
export interface FreeBytes {
  account: Count;
  output: Count;
}
/**
 * gate to executor, first and once: it has dropped its rights and has all of its threads
 */
export interface Begun {
  type: 'begun';
}
/**
 * gate to executor: it listens
 */
export interface Ready {
  type: 'ready';
  /**
   * HOST:PORT of each listener
   *
   * @maxItems 64
   */
  addresses: string[];
}
/**
 * gate to executor: it cannot listen, and ends
 */
export interface Unbound {
  type: 'unbound';
  /**
   * Where, and why not
   */
  message: string;
}
/**
 * gate to executor: an order came
 */
export interface Submit {
  type: 'submit';
  connection: Count;
  stream: StreamOf;
  /**
   * IP address and port of the peer
   */
  address: string;
  /**
   * The connection's certificate, DER in base64
   */
  certificate: string;
  envelope: Envelope;
  secrets?: Secrets;
  /**
   * As the order message had it
   */
  text?: string;
  /**
   * As the order message had it
   */
  seen?: number;
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
 * A client asks for the proof that one tree of the account begins with another; answered by a reply
 */
export interface AskedProof {
  type: 'prove';
  connection: Count;
  stream: StreamOf;
  from: Count;
  to: Count;
}
/**
 * gate to executor: the submitter's reader of a job has consumed the bytes below `offset`
 */
export interface Consumed {
  type: 'consumed';
  job: Job;
  offset: Count;
}
/**
 * gate to executor: the reader that makes room in a job's held output takes bytes of it
 */
export interface Wanted {
  type: 'wanted';
  job: Job;
  /**
   * A stream of a connection
   */
  number: number;
  /**
   * The first that it has not
   */
  from: number;
  /**
   * Bytes below this may be sent, also when they come later
   */
  to: number;
}
/**
 * gate to executor: of the streams that could claim a job (`take`, `spare`) the last one is gone
 */
export interface Left {
  type: 'left';
  job: Job;
  /**
   * Of the last `follow` of this job that the gate heard of
   */
  number: number;
  /**
   * Its connection was lost; else the client released it
   */
  lost: boolean;
}
/**
 * gate to executor: a stream that was watched is over
 */
export interface Unfollowed {
  type: 'unfollowed';
  /**
   * Of its `follow`
   */
  number: number;
}
/**
 * gate to executor: a line for the server log
 */
export interface Report {
  type: 'report';
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
}
/**
 * gate to executor, once a minute at most: how many peers were turned away, by reason
 */
export interface Strangers {
  type: 'strangers';
  counts: {
    [k: string]: Count;
  };
}
/**
 * gate to executor: somebody came with a certificate that was revoked or expired
 */
export interface Barred {
  type: 'barred';
  /**
   * DER in base64
   */
  certificate: string;
  /**
   * IP address and port of the peer
   */
  address: string;
}
/**
 * gate to executor, once a second at most: what it holds
 */
export interface Census {
  type: 'census';
  connections: Count;
  /**
   * Resident memory of the gate, bytes
   */
  resident: number;
  since?: GateCounts;
}
/**
 * The counts since its last census; not there if there are none
 */
export interface GateCounts {
  handshakes: Counts1;
  refusals: Counts2;
  /**
   * Bytes of frames of clients
   */
  received: number;
  /**
   * Bytes of frames to clients
   */
  sent: number;
}
/**
 * By a word of a table of ours how many
 */
export interface Counts1 {
  [k: string]: Count;
}
/**
 * By a word of a table of ours how many
 */
export interface Counts2 {
  [k: string]: Count;
}
