import {CodedError} from '../base/errors.ts';

/**
 * The errors of the dashboard, beside those that other rooms throw.
 * - `confirm-needed`: somebody must confirm the run, by what the page is told beside
 * - `read-only`: the dashboard was started without acts
 * - `no-view`: no run is looked at under this name, or it is one whose input is not typed here
 * - `unknown-host`: client.yaml names no such host
 * - `no-port`: nothing can be listened at
 * - `bad-place`: what was named is no place of the page
 * - `spool-failed`: the output cannot be kept in the temporary folder
 */
export type DashboardErrorCode =
  | 'confirm-needed'
  | 'read-only'
  | 'no-view'
  | 'unknown-host'
  | 'no-port'
  | 'bad-place'
  | 'spool-failed';

export class DashboardError extends CodedError<DashboardErrorCode> {}
