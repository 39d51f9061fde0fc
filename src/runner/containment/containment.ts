import type {SystemTools} from '../../base/system-tools.ts';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {Usage} from '../../protocol/generated/wire.ts';

/** The ways to hold the processes of a job together, best first. */
export const containmentKinds = ['cgroup', 'pid-namespace', 'process-tree'] as const;
export type ContainmentKind = (typeof containmentKinds)[number];

/** One way to hold together all that a job starts, so that it can be ended. */
export interface Containment {
  readonly kind: ContainmentKind;
  /** Whether every descendant is reached, whatever it does to get away. */
  readonly isComplete: boolean;
  /** Why this one, in a line, for `reeve check`. */
  readonly why: string;
  readonly tools: SystemTools;
  /** A new scope for one job. */
  open(job: string): JobScope | Promise<JobScope>;
  [Symbol.asyncDispose](): Promise<void>;
}

export type Argv = readonly [string, ...string[]];

/** What a scope needs of the process that was spawned: signals that can never reach another one. */
export interface SpawnedProcess {
  readonly pid: number;
  /** False once the process was reaped. */
  kill(signal: NodeJS.Signals): boolean;
}

/** Holds the processes of one job. */
export interface JobScope {
  /** How the messages begin that wrappers of this scope leave on stderr when they cannot execute what they become. */
  readonly complaints: readonly string[];
  /** What the kernel limits and counts for the scope as a whole; undefined where it does neither. */
  readonly kernel: KernelLimits | undefined;
  /** The argv that enters the scope before it becomes `argv`. */
  wrap(argv: Argv): Argv;
  /** Tells what was spawned, at once. */
  started(main: SpawnedProcess): void;
  /** The main process was reaped. */
  exited(): void;
  /** Takes notice of what is in it now, where it is known later by having been seen. */
  observe?(): void;
  /** The processes in it; where they are more than `most`, it is enough that more than that are given. */
  processes(most: number): ScopeProcesses;
  /** Sends a signal to every process in the scope. */
  signal(signal: NodeJS.Signals): void;
  /** Kills what is in the scope. To be repeated until `isEmpty`. */
  kill(): void;
  isEmpty(): boolean;
  /** Lets what is in the scope live on, also past the executor. The scope is closed by this. */
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
   * Before anything is in the scope. `hasHost` makes room for the process of reeve's own that holds a terminal.
   *
   * @returns the limits that have to be watched nevertheless
   */
  hold(limits: Limits, hasHost: boolean): Limits;
  /** Whether no more processes can be made than `hold` was told. */
  readonly holdsProcesses: boolean;
  /** What the kernel has seen the scope exceed. */
  exceeded(): 'memory' | 'processes' | undefined;
  /** Of all that ever was in the scope; empty where the kernel does not count. */
  usage(): Usage;
}

export interface OpenOptions {
  readonly dataFolder: string;
  readonly tools: SystemTools;
  /** Whether this process may move within the system's groups, so that the kernel takes over limits. */
  readonly mayMove: boolean;
  /** Why the better ways do not work. */
  readonly instead: readonly string[];
}
