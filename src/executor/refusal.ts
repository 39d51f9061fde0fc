import {CodedError, isOutOfFiles, messageOf} from '../base/errors.ts';
import {ExecutorError} from './errors.ts';

/** The host's own failure. Without free descriptors it is this order's alone, and passes. */
export function failure(error: unknown): CodedError {
  if (!isOutOfFiles(error)) return new CodedError('internal', 'the host failed; its log says more');
  return new ExecutorError('busy', 'the host has too many files open; try again later', {cause: error});
}

/** Returns what is logged of a failure that was not foreseen: a stack for each would fill the log. */
export function whyFailed(error: unknown) {
  const [, at] = (error instanceof Error && /^ {4}at (.*)$/m.exec(error.stack ?? '')) || [];
  return {reason: messageOf(error).slice(0, 500), ...(at !== undefined && {at})};
}

/** As a client is told. */
export function refusal({code, message}: CodedError) {
  return {type: 'refused', code, message: message.slice(0, 4096)};
}
