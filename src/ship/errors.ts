import {CodedError} from '../base/errors.ts';

/**
 * The reason why entries do not get to a destination.
 * - `not-taken`: it could not be reached, or did not confirm that it took them
 * - `unfit`: the file or program is not what the configuration means: a file with other lines, a program that
 *   others may write
 * - `other-account`: the account here does not continue the one that was shipped
 * - `moved`: the file was put aside, and a new one has to be begun
 * - `cursor-damaged`: the cursor cannot be read
 */
export type ShipErrorCode = 'not-taken' | 'unfit' | 'other-account' | 'moved' | 'cursor-damaged';

export class ShipError extends CodedError<ShipErrorCode> {}
