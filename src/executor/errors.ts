import {CodedError} from '../base/errors.ts';

/**
 * An error of the executor: it does not start, or does not do what an order says though its caller may have
 * it done.
 * - `id-conflict`: another order has this id
 * - `unknown-job`: there is no such job, or the caller may not know of it
 * - `job-removed`: there may have been such a job, of a time that the account was pruned of
 * - `not-allowed`: the caller may not do this to that job, or not read the account
 * - `server-stopping`: no new work is taken
 * - `host-mismatch`: the host's certificate is for another name than `host` in server.yaml
 * - `gate-user`: there is no such user to make the gate
 * - `held-lists-damaged`: what says which revocation lists were in force cannot be read
 * - `cannot-listen`: nobody can connect where `listen` says
 * - `output-unavailable`: output could not be kept
 * - `needs-restart`: a setting that cannot change while the server runs
 * - `not-reloaded`: the server did not take over what is on disk
 * - `not-drained`: the server does not say that it takes no new work
 * - `not-running`: no server runs with this data folder
 * - `input-signature`: the input that came is not signed with the key that the order names
 * - `input-offset`: the input that came is not the part that is due
 * - `busy`: too much waits or is being decided
 * - `rate-limited`: the caller sends more messages than one person may
 * - `bad-message`: the text beside an order to send is not the one that it was signed for
 * - `metrics-token`: the file that should hold the token for metrics holds none
 * - `message-lost`: a message was taken, and did not get to those who listen
 * - `mailbox-lost`: the messages that somebody wants to go on after are in no mailbox of this host
 */
export type ExecutorErrorCode =
  | 'id-conflict'
  | 'unknown-job'
  | 'job-removed'
  | 'not-allowed'
  | 'server-stopping'
  | 'host-mismatch'
  | 'gate-user'
  | 'held-lists-damaged'
  | 'cannot-listen'
  | 'output-unavailable'
  | 'needs-restart'
  | 'not-reloaded'
  | 'not-drained'
  | 'not-running'
  | 'input-signature'
  | 'input-offset'
  | 'busy'
  | 'rate-limited'
  | 'bad-message'
  | 'metrics-token'
  | 'message-lost'
  | 'mailbox-lost';

export class ExecutorError extends CodedError<ExecutorErrorCode> {}
