// Generated from schemas/answer.json by scripts/generate.ts. Do not edit.
/**
 * The bodies of answers, by the action of the order, and the lines of a watch. Times are milliseconds, sizes bytes.
 */
export type AnswerBody =
  | CommandsAnswer
  | DescribeAnswer
  | StatusAnswer
  | CancelAnswer
  | JobsAnswer
  | SendAnswer
  | SharesAnswer
  | WatchLine;
export type Text = string;
export type Count = number;
/**
 * null: no limit
 */
export type Limit = Count | null;
/**
 * Milliseconds since 1970
 */
export type Time = number;
export type JobState = 'queued' | 'running' | 'ended' | 'lost';

export interface CommandsAnswer {
  /**
   * With `describe` in the order each is as the answer to `describe` has it
   *
   * @maxItems 512
   */
  commands: (Summary | DescribeAnswer)[];
  /**
   * There are more, after the last of these
   */
  more?: true;
}
export interface Summary {
  command: Text;
  about: Text;
  /**
   * True if it can be run on this host
   */
  available: boolean;
  effect: 'read' | 'change' | 'destroy';
}
export interface DescribeAnswer {
  command: Text;
  about: Text;
  available: boolean;
  effect: 'read' | 'change' | 'destroy';
  /**
   * True if running it again leaves things as running it once does
   */
  idempotent: boolean;
  /**
   * The reason why it is not available
   */
  unavailable?: string;
  /**
   * The template; a nested list is there only if its parameters are given
   *
   * @maxItems 4096
   */
  argv: (Text | Text[])[];
  /**
   * In the order in which positional words fill them
   *
   * @maxItems 256
   */
  params: ParamDescription[];
  reason: 'required' | 'optional';
  user: Text;
  cwd: Text;
  limits: {
    timeout: Count;
    idleTimeout: Limit;
    maxOutput: Limit;
    window: Count;
    memory: Limit;
    cpu: Limit;
    processes: Limit;
    openFiles: Limit;
    fileSize: Limit;
  };
  strays: 'end' | 'keep';
  /**
   * The source of its input: none, its caller, or a text of the catalogue
   */
  stdin: 'none' | 'stream' | 'text';
  /**
   * True if it gets a terminal
   */
  tty: boolean;
  overflow: 'wait' | 'drop-oldest' | 'end';
  /**
   * null: no limit
   */
  orphan: Count | null;
  /**
   * null: no limit
   */
  concurrency: Count | null;
  /**
   * Commands with the same one never overlap
   */
  lock: Text | null;
}
export interface ParamDescription {
  name: Text;
  required: boolean;
  /**
   * A JSON Schema (2020-12)
   */
  schema: {
    [k: string]: unknown;
  };
}
export interface StatusAnswer {
  host: Text;
  version: Text;
  pid: Count;
  upMs: Count;
  jobs: {
    running: Count;
    queued: Count;
    most: Count;
    /**
     * Of those that wait, the one that has waited longest; not there where none does
     */
    oldest?: {
      waitsMs: Count;
      /**
       * The owner, if the caller may see the job
       */
      owner?: string;
    };
  };
  gate: {
    pid: Count | null;
    restarts: Count;
    connections: Count;
    resident: Count;
  };
  executor: {
    resident: Count;
  };
  /**
   * The reason why no job is started now; not there if jobs are
   */
  noStart?: string;
  account: {
    /**
     * True if starts can be recorded, and so happen
     */
    canStart: boolean;
  };
  catalogue: {
    commands: Count;
    /**
     * SHA-256 of a line `DIGEST  NAME` for each of its files, in the order of their names
     */
    digest: string;
    loadedAt: Time;
  };
  disk: {
    /**
     * Bytes that are free for the account and for output; of two disks, on that which has fewer
     */
    free: number;
  };
  containment: {
    kind: Text;
    complete: boolean;
  };
  certificate: {
    notAfter: Time;
  };
  /**
   * The revocation lists in force
   *
   * @maxItems 64
   */
  revocations: ListInForce[];
  /**
   * @maxItems 4096
   */
  warnings: Text[];
}
export interface ListInForce {
  /**
   * The subject of the CA
   */
  authority: string;
  /**
   * Decimal: it may have 20 bytes
   */
  number: string;
  thisUpdate: Time;
  nextUpdate: Time;
}
export interface CancelAnswer {
  job: string;
  ended?: EndedBefore;
}
/**
 * The outcome of a job that had ended when the order came: nothing was done to it
 */
export interface EndedBefore {
  at: Time;
  reason: string;
  exit: Count | null;
  signal: string | null;
}
export interface JobsAnswer {
  /**
   * Newest first
   *
   * @maxItems 200
   */
  jobs: JobSummary[];
  /**
   * There are older ones
   */
  more: boolean;
}
export interface JobSummary {
  job: string;
  command: Text;
  owner: Text;
  state: JobState;
  /**
   * Milliseconds since 1970
   */
  orderedAt: number;
  startedAt: Time | null;
  endedAt: Time | null;
  /**
   * The reason why it ended, null while it has not
   */
  reason: string | null;
  exit: Count | null;
  signal: string | null;
  /**
   * Of its output so far
   */
  bytes: number;
  /**
   * The id of the run on many hosts that it is part of
   */
  fleet?: string;
}
export interface SendAnswer {
  mailbox: string;
  /**
   * Of the message; later ones have higher numbers
   */
  number: number;
  /**
   * The number of those who listen now, as the gate says
   */
  listeners: number;
}
export interface SharesAnswer {
  /**
   * @maxItems 128
   */
  shares: ShareSummary[];
}
export interface ShareSummary {
  share: Text;
  about: Text;
  /**
   * True if the caller may list and get
   */
  read: boolean;
  /**
   * True if the caller may put and remove
   */
  write: boolean;
  maxFile: Limit;
  quota: Limit;
}
/**
 * A line of a watch: a part of a snapshot, or what changed since the line before
 */
export interface WatchLine {
  /**
   * The id of the snapshot that the line is about
   */
  epoch: string;
  /**
   * Of the line in its epoch: 0, 1, 2 and so on
   */
  number: number;
  /**
   * As they are now, instead of what was told of each before
   *
   * @maxItems 10000
   */
  jobs?: JobSummary[];
  /**
   * Jobs that the host does not remember any more
   *
   * @maxItems 10000
   */
  gone?: string[];
  status?: StatusAnswer1;
  /**
   * The snapshot is whole; once in an epoch
   */
  whole?: true;
}
/**
 * The state as it is now
 */
export interface StatusAnswer1 {
  host: Text;
  version: Text;
  pid: Count;
  upMs: Count;
  jobs: {
    running: Count;
    queued: Count;
    most: Count;
    /**
     * Of those that wait, the one that has waited longest; not there where none does
     */
    oldest?: {
      waitsMs: Count;
      /**
       * The owner, if the caller may see the job
       */
      owner?: string;
    };
  };
  gate: {
    pid: Count | null;
    restarts: Count;
    connections: Count;
    resident: Count;
  };
  executor: {
    resident: Count;
  };
  /**
   * The reason why no job is started now; not there if jobs are
   */
  noStart?: string;
  account: {
    /**
     * True if starts can be recorded, and so happen
     */
    canStart: boolean;
  };
  catalogue: {
    commands: Count;
    /**
     * SHA-256 of a line `DIGEST  NAME` for each of its files, in the order of their names
     */
    digest: string;
    loadedAt: Time;
  };
  disk: {
    /**
     * Bytes that are free for the account and for output; of two disks, on that which has fewer
     */
    free: number;
  };
  containment: {
    kind: Text;
    complete: boolean;
  };
  certificate: {
    notAfter: Time;
  };
  /**
   * The revocation lists in force
   *
   * @maxItems 64
   */
  revocations: ListInForce[];
  /**
   * @maxItems 4096
   */
  warnings: Text[];
}
