import {CodedError} from '../../base/errors.ts';

/** Output that is to be kept here, to be folded or in a file, cannot be. */
export class KeepingError extends CodedError<'output-unwritable'> {
  constructor(message: string, cause: unknown) {
    super('output-unwritable', message, {cause});
  }
}
