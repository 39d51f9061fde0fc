import {CodedError} from '../base/errors.ts';

/**
 * - `account-unavailable`: a write or sync failed, or the account is closed; final until it is opened again
 * - `account-full`: the disk is full; only ends are recorded until there is space again
 * - `account-damaged`: an entry on disk is not what was written
 */
export type AuditErrorCode = 'account-unavailable' | 'account-full' | 'account-damaged';

export class AuditError extends CodedError<AuditErrorCode> {}
