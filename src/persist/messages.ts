// The messages between a command and the keeper, in frames of the wire over a socket of this user. Both ends are one build of reeve, so there is one version of it.
import type {AuditFilter, RunOptions} from '../client/host-options.ts';
import type {AttachOptions, JobResult, Started} from '../client/job/job.ts';
import type {Notice} from '../client/notice.ts';
import type {NearHost} from './near-host.ts';
import type {ToldError} from './told-error.ts';

/** Longest control payload: a list of all commands with all that is known of them fits. */
export const mostControl = 64 * 1024 * 1024;
/** Bytes that may be under way in each direction of a job: its output, and its input. */
export const window = 1024 * 1024;

/** The keeper that a command looks for. */
export interface Wanted {
  /** The build of reeve. */
  readonly build: string;
  /** The path of client.yaml. */
  readonly file: string;
  /** The folder of receipts, unless client.yaml names another. */
  readonly state: string | undefined;
}

/** Options of a job without what cannot be written down; `stdin` is true if bytes for it follow. */
export type Written<Options> = Omit<Options, 'stdin' | 'signal' | 'secrets' | 'maxBuffer'> & {
  readonly stdin: boolean;
};

/** A call that makes a job. */
export type JobCall =
  | {
      readonly call: 'run';
      readonly command: string;
      readonly words: readonly string[];
      readonly options: Written<RunOptions> & {readonly id: string};
    }
  | {readonly call: 'attach'; readonly job: string; readonly options: Written<AttachOptions>}
  | {readonly call: 'auditLog'; readonly id: string; readonly filter: AuditFilter};

/** A call that is answered once, with its arguments. */
export type Question = {
  [Name in Asked]: {readonly call: Name; readonly args: Parameters<NearHost[Name]>};
}[Asked];
export type Asked = 'cancel' | 'describe' | 'status' | 'jobs' | 'ping' | 'commands';

/** From a command. `open` is the first, alone or with what is asked of the keeper itself. */
export type FromCommand =
  | {
      readonly type: 'open';
      readonly wanted: Wanted;
      readonly target: string;
      /** True if the command read no client.yaml, and can do nothing else that is said there. */
      readonly isQuick: boolean;
    }
  | {readonly type: 'status' | 'stop'}
  /** Each opens a stream. */
  | {readonly type: 'job'; readonly job: JobCall}
  | {readonly type: 'ask'; readonly question: Question}
  /** On the stream of a job. */
  | {readonly type: 'resize'; readonly columns: number; readonly rows: number}
  | {readonly type: 'release' | 'input-end'}
  | {readonly type: 'input-failed'; readonly message: string}
  /** All receipts are to be written. */
  | {readonly type: 'close'};

/** The state of a keeper. */
export interface KeeperStatus {
  readonly pid: number;
  readonly since: number;
  /** The hosts to which connections are kept that nobody uses at the moment. */
  readonly hosts: readonly string[];
  /** Commands that use it now. */
  readonly commands: number;
  /** Milliseconds of quiet after which it ends. */
  readonly quietMs: number;
}

/** From the keeper. */
export type FromKeeper =
  | {
      readonly type: 'opened';
      readonly host: string;
      readonly person: string | undefined;
      /** 16 random bytes in base64, for the id of a job: to load what makes them takes a command long. */
      readonly random: string;
    }
  /** Nothing was done: the command has to connect by itself. */
  | {readonly type: 'declined'}
  | {readonly type: 'failed'; readonly error: ToldError}
  | {readonly type: 'notice'; readonly notice: Notice}
  | {readonly type: 'lost'; readonly host: string; readonly error: ToldError; readonly giveUpAfterMs: number}
  | {readonly type: 'warning'; readonly text: string}
  | {readonly type: 'started'; readonly started: Started}
  | {readonly type: 'ended'; readonly result: Omit<JobResult, Output>}
  | {readonly type: 'answer'; readonly value: unknown}
  | {readonly type: 'status'; readonly status: KeeperStatus}
  | {readonly type: 'closed'};

/** The parts of a result that the command has from the output that came. */
export type Output = 'stdout' | 'stderr' | 'stdoutBytes' | 'stderrBytes';
