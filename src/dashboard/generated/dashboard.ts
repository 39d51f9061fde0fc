// Generated from schemas/dashboard.json by scripts/generate.ts. Do not edit.
/**
 * A message of the page to the dashboard's process, over a WebSocket: what a person wants. It signs nothing
 */
export type PageMessage = Hello | ChallengeAnswer | Intent;
/**
 * 32 bytes, base64url
 */
export type Nonce = string;
export type Intent =
  | MeIntent
  | LabIntent
  | CommandsIntent
  | RunIntent
  | OpenIntent
  | OutputIntent
  | ScreenIntent
  | SearchIntent
  | InputIntent
  | ResizeIntent
  | TakeOverIntent
  | CancelIntent
  | AccountIntent
  | ProveIntent
  | CommandsOnIntent
  | RunFleetIntent
  | FleetsIntent
  | OpenFleetIntent
  | CancelFleetIntent
  | RetryFleetIntent
  | FoldedIntent;
/**
 * Chosen by the page, for the reply
 */
export type Number = number;
export type Host = string;
export type Command = string;
export type Reason = string;
export type Columns = number;
export type Rows = number;
/**
 * That the server gave for these very words
 */
export type Confirmation = string;
export type Job = string;
/**
 * Of a byte
 */
export type Offset = number;
export type Word = string;
/**
 * Milliseconds since 1970
 */
export type Time = number;
/**
 * A node set
 */
export type Target = string;
export type RetriedOutcome = 'failed' | 'unreachable' | 'untried' | 'unknown';

/**
 * The first message: the session, and what the server is to prove that it knows its token by
 */
export interface Hello {
  /**
   * 16 bytes, base64url
   */
  session: string;
  nonce: Nonce;
}
/**
 * The second message: shows that the page knows the token
 */
export interface ChallengeAnswer {
  /**
   * 32 bytes, base64url
   */
  proof: string;
}
/**
 * The caller's own name, groups and certificate
 */
export interface MeIntent {
  id: Number;
  want: 'me';
}
/**
 * Hosts and jobs, and from then on each change
 */
export interface LabIntent {
  id: Number;
  want: 'lab';
}
/**
 * The commands that the caller may run on a host
 */
export interface CommandsIntent {
  id: Number;
  want: 'commands';
  host: Host;
}
export interface RunIntent {
  id: Number;
  want: 'run';
  host: Host;
  command: Command;
  params: Params;
  secrets?: Secrets;
  reason?: Reason;
  terminal?: PageTerminal;
  /**
   * True if its input is typed in the page
   */
  feeds?: boolean;
  confirmation?: Confirmation;
}
/**
 * Typed parameters by name
 */
export interface Params {
  [k: string]: unknown;
}
export interface Secrets {
  [k: string]: string;
}
/**
 * The size of the terminal of a command that has one; it is typed in the page
 */
export interface PageTerminal {
  columns: Columns;
  rows: Rows;
}
/**
 * How a run is, and from then on each change; its output is read from the host where that is not done yet
 */
export interface OpenIntent {
  id: Number;
  want: 'open';
  host: Host;
  job: Job;
}
/**
 * A window of a run's output: from an offset on, around a hit, or the last of it; less of that if it is brief
 */
export interface OutputIntent {
  id: Number;
  want: 'output';
  host: Host;
  job: Job;
  from?: Offset;
  brief?: true;
  hit?: HitWanted;
}
/**
 * Bytes that a search found
 */
export interface HitWanted {
  at: Offset;
  length: number;
}
/**
 * The recording of a terminal, from an offset of its recording on; answered when there is something
 */
export interface ScreenIntent {
  id: Number;
  want: 'screen';
  host: Host;
  job: Job;
  from: Offset;
}
/**
 * The places of a text in a part of a run's output, from an offset on; the reply says where the next part begins
 */
export interface SearchIntent {
  id: Number;
  want: 'search';
  host: Host;
  job: Job;
  text: string;
  matchCase: boolean;
  from: Offset;
}
/**
 * Text for the standard input of a run that was begun here
 */
export interface InputIntent {
  id: Number;
  want: 'input';
  host: Host;
  job: Job;
  text: string;
  /**
   * Nothing follows
   */
  end: boolean;
}
/**
 * The size of the terminal that is typed to here
 */
export interface ResizeIntent {
  id: Number;
  want: 'resize';
  host: Host;
  job: Job;
  columns: Columns;
  rows: Rows;
}
/**
 * The input of a run of the caller's own, which was begun elsewhere, comes from here from now on
 */
export interface TakeOverIntent {
  id: Number;
  want: 'take-over';
  host: Host;
  job: Job;
}
export interface CancelIntent {
  id: Number;
  want: 'cancel';
  host: Host;
  job: Job;
}
/**
 * Entries of a host's account
 */
export interface AccountIntent {
  id: Number;
  want: 'account';
  host: Host;
  filter: EntryFilter;
}
/**
 * As of an order to read the account
 */
export interface EntryFilter {
  person?: Word;
  group?: Word;
  command?: Word;
  event?: Word;
  outcome?: Word;
  /**
   * The id of a run on several hosts
   */
  fleet?: string;
  text?: string;
  since?: Time;
  until?: Time;
}
/**
 * The proof of a run by the account
 */
export interface ProveIntent {
  id: Number;
  want: 'prove';
  host: Host;
  job: Job;
}
/**
 * The commands that the caller may run on several hosts
 */
export interface CommandsOnIntent {
  id: Number;
  want: 'commands-on';
  target: Target;
}
export interface RunFleetIntent {
  id: Number;
  want: 'run-fleet';
  target: Target;
  command: Command;
  params: Params;
  secrets?: Secrets;
  reason?: Reason;
  confirmation?: Confirmation;
}
/**
 * The runs on several hosts that are kept, the newest first
 */
export interface FleetsIntent {
  id: Number;
  want: 'fleets';
}
/**
 * How a run on several hosts is, and from then on each change
 */
export interface OpenFleetIntent {
  id: Number;
  want: 'open-fleet';
  fleet: Job;
}
export interface CancelFleetIntent {
  id: Number;
  want: 'cancel-fleet';
  fleet: Job;
}
/**
 * Runs it again on those of its hosts on which it ended so
 */
export interface RetryFleetIntent {
  id: Number;
  want: 'retry-fleet';
  fleet: Job;
  /**
   * @minItems 1
   * @maxItems 4
   */
  which:
    | [RetriedOutcome]
    | [RetriedOutcome, RetriedOutcome]
    | [RetriedOutcome, RetriedOutcome, RetriedOutcome]
    | [RetriedOutcome, RetriedOutcome, RetriedOutcome, RetriedOutcome];
  confirmation?: Confirmation;
}
/**
 * The outputs of a run on several hosts, equal ones once
 */
export interface FoldedIntent {
  id: Number;
  want: 'folded';
  fleet: Job;
  channel: 'stdout' | 'stderr';
  /**
   * Of other outputs than that of most hosts, their difference from it
   */
  differences: boolean;
}
