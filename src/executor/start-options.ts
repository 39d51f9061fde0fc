import type {OwnPrograms} from '../base/own-programs.ts';
import type {GateControl, GateOptions, GateOwner} from './gate/gate-process.ts';

/** The steps of a start, each named when it is done. */
export type StartStep =
  | 'read'
  | 'lock'
  | 'trust'
  | 'log'
  | 'lists'
  | 'account'
  | 'containment'
  | 'settled'
  | 'disks'
  | 'gate'
  | 'shipping'
  | 'watching'
  | 'listening';

export interface StartOptions {
  /** The stream on which the server log is shown besides its files. */
  readonly terminal?: NodeJS.WriteStream | undefined;
  /**
   * True if this process may move within the system's groups; unless given it may: it is this server's alone.
   */
  readonly mayMove?: boolean;
  /** Keeps a gate running; a process of its own unless given. */
  readonly keepGate?: (options: GateOptions, owner: GateOwner) => GateControl;
  /** Called after each step of the start. An error that it throws ends the start. */
  readonly onStep?: (step: StartStep) => void;
}

/** A start that is under way. */
export interface Start {
  /** Undoes what was done so far, the last of it first. */
  readonly stack: AsyncDisposableStack;
  readonly programs: OwnPrograms;
  readonly options: StartOptions;
}
