import {CodedError} from '../base/errors.ts';

/**
 * - `output-failed`: the log could not be written; it holds whole records below its `end`
 * - `output-full`: more bytes than the window has room for were appended; nothing was
 * - `output-busy`: this process has no free file descriptor to read it with; it can be read later
 * - `output-damaged`: what stands on disk is not a log that reeve wrote
 */
export type OutputErrorCode = 'output-failed' | 'output-full' | 'output-busy' | 'output-damaged';

export class OutputError extends CodedError<OutputErrorCode> {}
