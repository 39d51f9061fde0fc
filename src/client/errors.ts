import {CodedError} from '../base/errors.ts';
import type {Outcome} from '../protocol/generated/wire.ts';

/**
 * The errors of the client, beside those that other rooms throw.
 * - `refused`: the host refused the order or the connection; `wireCode` says which of its reasons it was
 * - `connection-lost`: the connection dropped before the outcome was known, and could not be had again; a job
 *   goes on
 * - `outcome-unknown`: the server went while it worked in a share, or that work was killed; nobody knows what was done
 * - `bad-target`: no host is named so
 * - `bad-job`: what cannot be the id of a job
 * - `bad-command`, `bad-reason`, `bad-person`: likewise of a command, as a reason, of a person
 * - `untrusted-host`: the host's certificate is not to be trusted
 * - `digest-mismatch`: what came is not what the host says it sent
 * - `log-untrusted`: the host shows no log key, or not the one that its certificate vouches for
 * - `receipt-invalid`: the host does not show that what it said stands in its account; `outcome` is what it
 *   said
 * - `account-forked`: what the host shows of its account does not continue what it showed before; `outcome`
 *   is what it said, `advice` what to do
 * - `account-began-anew`: likewise, and it looks as if the host was set up anew: another log key that the CA
 *   vouches for, or fewer entries
 * - `other-lab`: likewise, and what is remembered is of a host that a CA vouched for which is not trusted now
 * - `bad-message`: a text that cannot be sent as a message
 * - `message-invalid`: what came as a message was not signed by its sender, or not numbered so by the host
 * - `input-failed`: what a job's stdin was to be read from failed, or is not what the job took the first part
 *   of
 * - `too-large`: an order that is larger than the host takes
 * - `too-many-streams`: more at once on one connection than the host allows
 * - `files-invalid`: what the host says of files is not what it was asked about, or would lead elsewhere
 * - `local-file`: a file or folder of this machine cannot be read or written, or is not what it has to be
 * - `bad-fleet`: what cannot be the id of a run on many hosts, or a number of hosts; a run that is not kept
 * - `journal-failed`: the journal of a run on many hosts cannot be written
 * - `max-buffer`: more output than `maxBuffer` came, and nobody read it as a stream
 * - `output-taken`: what can be read once has a reader already, or had one
 */
export type ClientErrorCode =
  | 'bad-target'
  | 'bad-job'
  | 'bad-command'
  | 'bad-reason'
  | 'bad-person'
  | 'refused'
  | 'connection-lost'
  | 'outcome-unknown'
  | 'untrusted-host'
  | 'digest-mismatch'
  | 'log-untrusted'
  | 'receipt-invalid'
  | 'account-forked'
  | 'account-began-anew'
  | 'other-lab'
  | 'bad-message'
  | 'message-invalid'
  | 'input-failed'
  | 'too-large'
  | 'too-many-streams'
  | 'files-invalid'
  | 'local-file'
  | 'bad-fleet'
  | 'journal-failed'
  | 'max-buffer'
  | 'output-taken';

export class ClientError extends CodedError<ClientErrorCode> {
  /** The host's own code, for `refused`. */
  readonly wireCode: string | undefined;
  /** The outcome that the host claims, if it cannot be believed. */
  readonly outcome: Outcome | undefined;
  /** Sentences that say what else is known, and what to do. */
  readonly advice: readonly string[];

  constructor(code: ClientErrorCode, message: string, options: ClientErrorOptions = {}) {
    super(code, message, options);
    this.wireCode = options.wireCode;
    this.outcome = options.outcome;
    this.advice = options.advice ?? [];
  }
}

interface ClientErrorOptions {
  readonly cause?: unknown;
  readonly wireCode?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly advice?: readonly string[];
}
