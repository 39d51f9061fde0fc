/** Every limit of the wire, in one place. Sizes are bytes, times milliseconds. docs/protocol.md repeats them. */
export const limits = {
  /** Longest payload of a control frame. */
  control: 256 * 1024,
  /** Longest payload of an order in base64, as its schema has it. */
  order: 192 * 1024,
  /** Longest payload of an order: of a `run`, of an `audit-log` or `audit-proof`, of work in a share, of one of any other action. */
  payload: {run: 144 * 1024, auditLog: 8 * 1024, share: 32 * 1024, other: 2 * 1024},
  /** Most bytes of output in one data frame (its channel and offset not counted). */
  data: 64 * 1024,
  /** Longest control payload from executor to gate: a revocation list of a million serials fits. */
  linkControl: 64 * 1024 * 1024,
  /** Longest control payload from gate to executor: an order and the certificate beside it fit. */
  linkSubmit: 512 * 1024,
  /** Streams that one connection may have open. */
  streams: 256,
  /** Most credit a stream may hold; more is a protocol error. */
  credit: 64 * 1024 * 1024,
  /** Bytes of input of one stream that may be on their way to the command. */
  inputWindow: 256 * 1024,
  /** The same of a transfer: it fills a line of 100 MB/s whose round trip takes 40 ms. */
  transferWindow: 4 * 1024 * 1024,
  /** The bytes that the client grants when it opens a stream; at least `data`. */
  initialCredit: 4 * 1024 * 1024,
  /** Nesting of arrays and objects in JSON. */
  depth: 32,
  /** A frame that was begun must be whole after this long. */
  frameMs: 20_000,
  /** The time that a peer has to read the reason of a close. */
  lingerMs: 2_000,
  /** The client says something at least this often on a quiet connection. */
  heartbeatMs: 20_000,
  /** The time in an order's id may be so far from the host's clock. */
  issueWindowMs: 5 * 60_000,
} as const;

/** The version of the wire that this program speaks, and its ALPN name (RFC 7301). */
export const protocolVersion = 1;
export const alpn = 'reeve/1';
