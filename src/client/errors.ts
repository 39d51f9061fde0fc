import {CodedError} from '../base/errors.ts';

/**
 * What can go wrong for a caller, beside what the room that found it says.
 * - `refused`: the host refused the order or the connection; `wireCode` says which of its reasons it was
 * - `connection-lost`: the line dropped before the outcome was known, and could not be had again; a job goes on
 * - `bad-target`: no host is named so
 * - `untrusted-host`: the host's certificate is not to be trusted
 * - `digest-mismatch`: what came is not what the host says it sent
 * - `input-failed`: what a job's stdin was to be read from failed, or is not what the job took the first part of
 * - `too-large`: an order that is larger than the host takes
 * - `too-many-streams`: more at once on one line than the host allows
 * - `max-buffer`: more output than `maxBuffer` came, and nobody read it as a stream
 */
export type ClientErrorCode =
  | 'bad-target'
  | 'refused'
  | 'connection-lost'
  | 'untrusted-host'
  | 'digest-mismatch'
  | 'input-failed'
  | 'too-large'
  | 'too-many-streams'
  | 'max-buffer';

export class ClientError extends CodedError<ClientErrorCode> {
  /** The host's own code, for `refused`. */
  readonly wireCode: string | undefined;

  constructor(code: ClientErrorCode, message: string, options?: {cause?: unknown; wireCode?: string}) {
    super(code, message, options);
    this.wireCode = options?.wireCode;
  }
}
