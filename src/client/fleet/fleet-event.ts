import type {JobResult, Queued} from '../job/job.ts';
import type {StopReason, Verdict} from './fleet-plan.ts';

/**
 * How it went on one host; each has one of these.
 * - `ended`: the command ended, and `result` says how
 * - `refused`: the host, or we, would not run it; nothing ran
 * - `unreachable`: no connection to it could be made, or no trust in it; nothing was sent
 * - `unknown`: the order was sent, and nothing that can be believed says how it ended
 * - `untried`: nothing was sent, since the run was stopped before
 */
export type HostOutcome =
  | {readonly is: 'ended'; readonly host: string; readonly job: string; readonly result: JobResult}
  | {readonly is: 'refused'; readonly host: string; readonly error: Error; readonly job?: string}
  | {readonly is: 'unreachable'; readonly host: string; readonly error: Error}
  | {readonly is: 'unknown'; readonly host: string; readonly job: string; readonly error: Error}
  | {readonly is: 'untried'; readonly host: string};

/** A command that was run on the hosts of a batch before the next one. */
export interface Gate {
  /** Of the batch, counted from 1. */
  readonly batch: number;
  readonly command: string;
  readonly outcomes: readonly HostOutcome[];
  /** True if it exited with status 0 on each of them. */
  readonly passed: boolean;
}

/** The outcome of a run on many hosts. */
export interface FleetResult {
  /** The id of the run. */
  readonly fleet: string;
  /** By host, as it was named, in the order of the hosts. */
  readonly hosts: ReadonlyMap<string, HostOutcome>;
  /** The reason why hosts were left out, or could have been. */
  readonly stopped: StopReason | undefined;
  /** The gates that were run. */
  readonly gates: readonly Gate[];
  /** True if it was run on all hosts, with exit status 0, and nothing stopped it. */
  readonly ok: boolean;
}

/**
 * An event of a run on many hosts. `host` is a host as it was named. Of one host they come in this order:
 * `dialling`, `waiting` or `sent`, `queued`, `started`, `output`, and `outcome` as the last.
 */
export type FleetEvent =
  | {readonly type: 'begun'; readonly fleet: string; readonly hosts: readonly string[]}
  /** A batch begins; `number` counts from 1. */
  | {readonly type: 'batch'; readonly number: number; readonly hosts: readonly string[]}
  | {readonly type: 'dialling'; readonly host: string}
  /**
   * An earlier order may still be on its way; until then, in milliseconds since 1970, the host is not asked
   * what became of it.
   */
  | {readonly type: 'waiting'; readonly host: string; readonly job: string; readonly until: number}
  /** The order is about to be sent. */
  | {readonly type: 'sent'; readonly host: string; readonly job: string}
  /** The host took it, and it waits for its turn; may come again. */
  | ({readonly type: 'queued'; readonly host: string; readonly job: string} & Queued)
  | {readonly type: 'started'; readonly host: string; readonly job: string}
  /** Bytes of output; `offset` is that of the first of them, both channels counted together. */
  | {
      readonly type: 'output';
      readonly host: string;
      readonly job: string;
      readonly channel: 'stdout' | 'stderr';
      readonly offset: number;
      readonly bytes: Buffer;
    }
  /** The connection dropped, and is dialled again. */
  | {readonly type: 'lost'; readonly host: string; readonly error: Error; readonly giveUpAfterMs: number}
  | {readonly type: 'resumed'; readonly host: string; readonly afterMs: number}
  | {readonly type: 'outcome'; readonly host: string; readonly outcome: HostOutcome}
  | ({readonly type: 'gate'} & Gate)
  /** No more hosts are started. */
  | {readonly type: 'stopped'; readonly why: StopReason}
  /** The last one. */
  | {readonly type: 'ended'; readonly result: FleetResult};

/** An event that only the newest of its kind is of use of. */
export type StateEvent = Extract<FleetEvent, {type: 'queued' | 'lost' | 'resumed'}>;

/** The outcome as limits count it. */
export function verdictOf(outcome: HostOutcome): Verdict {
  if (outcome.is === 'ended') return outcome.result.ok ? 'ok' : 'failed';
  return outcome.is === 'unreachable' || outcome.is === 'untried' ? outcome.is : 'failed';
}
