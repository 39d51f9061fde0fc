import {CodedError} from '../base/errors.ts';

/**
 * The errors of the dashboard, beside those that other rooms throw.
 * - `confirm-needed`: somebody must confirm the run, by what the page is told beside
 * - `read-only`: the dashboard was started without acts
 * - `no-view`: no run is looked at under this name, or it is one whose input is not typed here
 * - `session-over`: the session ended before its intent was carried out
 * - `unknown-host`: client.yaml names no such host
 * - `too-many-runs`: as many runs as are looked at were begun here and go on
 * - `no-port`: nothing can be listened at
 * - `bad-place`: what was named is no place of the page
 * - `spool-failed`: the output cannot be kept in the temporary folder
 */
export type DashboardErrorCode =
  | 'confirm-needed'
  | 'read-only'
  | 'no-view'
  | 'session-over'
  | 'unknown-host'
  | 'too-many-runs'
  | 'no-port'
  | 'bad-place'
  | 'spool-failed';

export class DashboardError extends CodedError<DashboardErrorCode> {}
