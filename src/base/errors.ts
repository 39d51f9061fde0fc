import {getSystemErrorMessage} from 'node:util';

/**
 * The error that every room throws on purpose: a code that programs can switch on, and a message that tells a
 * person what was wrong, where, and what to do. Each room narrows `Code` to its own closed union.
 */
export class CodedError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: {cause?: unknown}) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** `error` itself where it is coded; else one with the code `internal` and its message. */
export function codedFrom(error: unknown): CodedError {
  return error instanceof CodedError ? error : new CodedError('internal', messageOf(error), {cause: error});
}

/** True if `error` is a system error of Node with this code, such as `ENOENT`. */
export function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}

/** True if an operation failed because there is no space, or none that this user may take. */
export function isDiskFull(error: unknown): boolean {
  return isSystemError(error, 'ENOSPC') || isSystemError(error, 'EDQUOT');
}

/** True if it comes of the process, or the whole system, having no free file descriptor. That passes. */
export function isOutOfFiles(error: unknown): boolean {
  if (isSystemError(error, 'EMFILE') || isSystemError(error, 'ENFILE')) return true;
  return error instanceof Error && error.cause !== undefined && isOutOfFiles(error.cause);
}

/**
 * Returns the system's own text of a system error, without the call and path that Node's message has; else
 * the message.
 */
export function systemMessageOf(error: unknown): string {
  const {errno} = error as NodeJS.ErrnoException;
  return errno === undefined ? messageOf(error) : getSystemErrorMessage(errno);
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
