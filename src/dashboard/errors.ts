import {CodedError} from '../base/errors.ts';
import type {Refusal} from './fleet/fleet-told.ts';

/**
 * The errors of the dashboard, beside those that other rooms throw.
 * - `confirm-needed`: somebody must confirm the run, by what the page is told beside
 * - `not-confirmed`: somebody was asked about the run on the terminal, and did not confirm it
 * - `read-only`: the dashboard was started without acts
 * - `no-view`: no run is looked at under this name, or it is one whose input is not typed here
 * - `session-over`: the session ended before its intent was carried out
 * - `unknown-host`: client.yaml names no such host
 * - `no-host`: a node set means none
 * - `one-host`: a command that takes one host was to run on several
 * - `no-answer`: a host that was asked with others did not answer in time
 * - `too-many-runs`: as many runs as are looked at were begun here and go on
 * - `all-refused`: all hosts refused a run on several
 * - `fleet-runs`: a run on several hosts goes on, and cannot be tried again yet
 * - `no-port`: nothing can be listened at
 * - `bad-place`: what was named is no place of the page
 * - `spool-failed`: the output cannot be kept in the temporary folder
 */
export type DashboardErrorCode =
  | 'confirm-needed'
  | 'not-confirmed'
  | 'read-only'
  | 'no-view'
  | 'session-over'
  | 'unknown-host'
  | 'no-host'
  | 'one-host'
  | 'no-answer'
  | 'too-many-runs'
  | 'all-refused'
  | 'fleet-runs'
  | 'no-port'
  | 'bad-place'
  | 'spool-failed';

export class DashboardError extends CodedError<DashboardErrorCode> {}

/** Hosts refused a run on several, and it was begun on none. */
export class RefusedError extends DashboardError {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super('all-refused', 'it was run on no host');
    this.refusals = refusals;
  }
}
