import {CodedError} from '../base/errors.ts';

/**
 * - `account-unavailable`: a write or sync failed, or the account is closed; final until it is opened again
 * - `account-full`: the disk is full; only ends are recorded until there is space again
 * - `account-damaged`: an entry on disk is not the one that was written
 * - `receipt-invalid`: a receipt that does not show what it should
 * - `tree-beyond`: a proof about entries that the account does not hold
 * - `order-misquoted`: an entry that contradicts its order
 * - `certificate-unknown`: the certificate of a signer is missing, or another one is in its place
 * - `evidence-invalid`: evidence that does not verify
 * - `evidence-no-anchor`: evidence is to be verified, and no trust anchor was given
 * - `evidence-nothing`: evidence was asked for about nothing that the account holds
 */
export type AuditErrorCode =
  | 'account-unavailable'
  | 'account-full'
  | 'account-damaged'
  | 'receipt-invalid'
  | 'tree-beyond'
  | 'order-misquoted'
  | 'certificate-unknown'
  | 'evidence-invalid'
  | 'evidence-no-anchor'
  | 'evidence-nothing';

export class AuditError extends CodedError<AuditErrorCode> {}

/** The advice for a person about an account that is damaged, for the end of a message. */
export const whatToDo =
  'the account was changed, or its disk is failing; nothing is started on it\n' +
  'to go on, put its folder back as it was, from a copy, or keep it as evidence, move it away, and start a new account\n' +
  'every client that knows the old account will notice a new one';
