import type {Readable} from 'node:stream';
import type {SystemTools} from '../../base/system-tools.ts';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {Usage} from '../../protocol/generated/wire.ts';

/** The ways to hold the processes of a job together, best first. */
export const containmentKinds = ['cgroup', 'pid-namespace', 'process-tree'] as const;
export type ContainmentKind = (typeof containmentKinds)[number];

/** One way to hold together all that a job starts, so that it can be ended. */
export interface Containment {
  readonly kind: ContainmentKind;
  /** True if every descendant is reached, whatever it does to get away. */
  readonly isComplete: boolean;
  /** The reason for this one, in a line, for `reeve check`. */
  readonly why: string;
  readonly tools: SystemTools;
  /** A new scope for one job. `mayPark` if a process may be in it that waits for what to become. */
  open(job: string, mayPark?: boolean): JobScope | Promise<JobScope>;
  /** Makes a process that waits for what to become, if none does, for a job that may be in one. */
  makeReady?(): void;
  /** Ends the processes that wait for what to become, of ways that have any. */
  discardParked?(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export type Argv = readonly [string, ...string[]];

/** The spawned process, as a scope needs it: signals can never reach another one. */
export interface SpawnedProcess {
  readonly pid: number;
  /** False once the process was reaped. */
  kill(signal: NodeJS.Signals): boolean;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that is in a scope already, with the user and the surroundings of the executor's own children. */
export interface ParkedProcess extends SpawnedProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Never rejects. */
  readonly exited: Promise<ProcessEnd>;
  /** It executes this, which `fitsCell` took. */
  become(argv: Argv, surroundings: {cwd: string; env: Readonly<Record<string, string>>}): void;
  /** Ends one that is not wanted. Resolves when it is gone. */
  end(): Promise<void>;
}

/** Holds the processes of one job. */
export interface JobScope {
  /**
   * The beginnings of messages by which this scope's wrappers say on stderr that they cannot execute the next
   * program.
   */
  readonly complaints: readonly string[];
  /** The kernel's limits and counts for the scope as a whole; undefined if there are none. */
  readonly kernel: KernelLimits | undefined;
  /** A process that is in it already, until `started` is called. */
  readonly parked?: ParkedProcess | undefined;
  /** The argv that enters the scope before it becomes `argv`. */
  wrap(argv: Argv): Argv;
  /** To be called with the spawned process, at once. */
  started(main: SpawnedProcess): void;
  /** The main process was reaped. */
  exited(): void;
  /** Notes the processes that are in it now, for scopes that know them later only by having seen them. */
  observe?(): void;
  /** The processes in it; where they are more than `most`, it is enough that more than that are given. */
  processes(most: number): ScopeProcesses;
  /** Sends a signal to every process in the scope. */
  signal(signal: NodeJS.Signals): void;
  /** Kills the processes in the scope. To be repeated until `isEmpty`. */
  kill(): void;
  isEmpty(): boolean;
  /** Lets the processes in the scope live on, also past the executor, and closes the scope. */
  keep(): void;
  /** Gives up the scope, which is empty. Idempotent. */
  close(): void;
}

/** By their ids outside; those that have ended and wait to be reaped may be among them. */
export interface ScopeProcesses {
  /** The first of them, as long as it is there. */
  readonly main: number | undefined;
  readonly members: readonly number[];
  /** Processes outside, or of reeve's own, that reap members: what those used is found there in the end. */
  readonly reapers: readonly number[];
}

type Limits = Invocation['limits'];

/** The limits that the kernel holds a scope to, and what it has counted. */
export interface KernelLimits {
  /**
   * Before anything is in the scope. `hasHost` makes room for the process of reeve's own that holds a
   * terminal.
   *
   * @returns the limits that have to be watched nevertheless
   */
  hold(limits: Limits, hasHost: boolean): Limits;
  /** True if no more processes can be made than `hold` was told. */
  readonly holdsProcesses: boolean;
  /** The limit that the kernel has seen the scope exceed. */
  exceeded(): 'memory' | 'processes' | undefined;
  /** The usage of all that ever was in the scope; empty if the kernel does not count. */
  usage(): Usage;
}

export interface OpenOptions {
  readonly dataFolder: string;
  readonly tools: SystemTools;
  /** True if this process may move within the system's groups, so that the kernel takes over limits. */
  readonly mayMove: boolean;
  /** True if processes may wait in groups for jobs to come. */
  readonly parks?: boolean;
  /** The reasons why the better ways do not work. */
  readonly instead: readonly string[];
}
