import type {SystemTools} from './system-tools.ts';

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
  /** A new cell for one job. */
  open(job: string): Cell | Promise<Cell>;
  [Symbol.asyncDispose](): Promise<void>;
}

export type Argv = readonly [string, ...string[]];

/** What a cell needs of the process that was spawned: signals that can never reach another one. */
export interface SpawnedProcess {
  readonly pid: number;
  /** False once the process was reaped. */
  kill(signal: NodeJS.Signals): boolean;
}

/** Holds the processes of one job. */
export interface Cell {
  /** How the message begins that stands on stderr when a wrapper of this cell could not execute the program. */
  readonly complaint: string | undefined;
  /** The argv that enters the cell before it becomes `argv`. */
  wrap(argv: Argv): Argv;
  /** Tells what was spawned, at once. */
  started(main: SpawnedProcess): void;
  /** The main process was reaped. */
  exited(): void;
  /** Sends a signal to every process in the cell. */
  signal(signal: NodeJS.Signals): void;
  /** Kills what is in the cell. To be repeated until `isEmpty`. */
  kill(): void;
  isEmpty(): boolean;
  /** Lets what is in the cell live on, also past the executor. The cell is closed by this. */
  keep(): void;
  /** Gives up the cell, which is empty. Idempotent. */
  close(): void;
}

export interface OpenOptions {
  readonly dataFolder: string;
  readonly tools: SystemTools;
  /** Why the better ways do not work. */
  readonly instead: readonly string[];
}
