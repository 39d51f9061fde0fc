import {CodedError} from '../base/errors.ts';

/**
 * - `account-unavailable`: a write or sync failed, or the account is closed; final until it is opened again
 * - `account-full`: the disk is full; only ends are recorded until there is space again
 * - `account-damaged`: an entry on disk is not what was written
 * - `receipt-invalid`: a receipt that does not show what it should
 * - `tree-beyond`: a proof about entries that the account does not hold
 * - `order-misquoted`: an entry that says of an order what the order does not
 * - `certificate-unknown`: a signer's certificate that is missing or another
 * - `evidence-invalid`, `evidence-no-anchor`: evidence that does not verify, or that nobody said whom to believe about
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

/** What a person can do about an account that is damaged, for the end of a message. */
export const whatToDo =
  'the account was changed, or its disk is failing; nothing is started on it\n' +
  'to go on, put its folder back as it was, from a copy, or keep it as evidence, move it away, and start a new account\n' +
  'every client that knows the old account will notice a new one';
