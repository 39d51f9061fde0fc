import {CodedError} from '../base/errors.ts';

export type PolicyErrorCode =
  | 'unknown-command'
  | 'bad-parameter'
  /** The order holds a secret in the clear. */
  | 'secret-in-order'
  /** The caller wants to send input that the command does not take. */
  | 'no-stdin'
  | 'denied'
  /** There is no such share, or none that the caller may use. */
  | 'unknown-share'
  /** Its folder is not there, or is what no share may be. */
  | 'share-unavailable'
  | 'reason-required'
  /** The command does more than the order says that its signer means. */
  | 'confirm-needed'
  /** The catalogue has the command for other systems only. */
  | 'command-unavailable'
  /** The program was not there when the catalogue was loaded. */
  | 'executable-missing';

/** The reason why an order is not carried out. The message is written for the caller. */
export class PolicyError extends CodedError<PolicyErrorCode> {}
