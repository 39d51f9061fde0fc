import {CodedError} from '../base/errors.ts';

/**
 * Why entries do not get to a destination.
 * - `not-taken`: it could not be reached, or did not say that it took them
 * - `unfit`: what is there is not what the configuration means: a file with other lines, a program others may write
 * - `other-account`: the account here does not continue what was shipped
 * - `moved`: it goes on in another place, which is to be looked at anew
 * - `cursor-damaged`: what says how far it got cannot be read
 */
export type ShipErrorCode = 'not-taken' | 'unfit' | 'other-account' | 'moved' | 'cursor-damaged';

export class ShipError extends CodedError<ShipErrorCode> {}
