import {CodedError} from '../base/errors.ts';

/** The command line, or a file or stream that it names, is wrong. */
export function usage(message: string, cause?: unknown): CodedError<'usage'> {
  return new CodedError('usage', message, {cause});
}

/** An error, and the target it is about. */
export class TargetError extends Error {
  readonly target: string;
  /** Lines to be said after the message. */
  readonly advice: readonly string[];

  constructor(target: string, cause: unknown, advice: readonly string[] = []) {
    super(cause instanceof Error ? cause.message : String(cause), {cause});
    this.target = target;
    this.advice = advice;
  }
}
