import {CodedError} from '../base/errors.ts';

/**
 * `containment-unavailable`: this way to hold a job's processes together does not work here; the message says
 * why.
 */
export type RunnerErrorCode = 'containment-unavailable';

export class RunnerError extends CodedError<RunnerErrorCode> {}
