import {CodedError} from '../base/errors.ts';

/**
 * The reason why the CA does not do what it was asked to.
 * - `ca-exists`, `ca-missing`, `ca-key`: the CA is there already; is not there; its key cannot be used
 * - `ca-busy`: another process is changing the folder
 * - `certificate-exists`, `certificate-missing`, `certificate-revoked`, `certificate-malformed`
 * - `bad-name`, `bad-lifetime`, `bad-request`, `bad-target`: what was asked for is not in order
 * - `file-exists`: would overwrite; `crl-missing`: what was revoked is not known
 * - `no-secret`: a passphrase or password is needed and there is nobody to ask, or it is no good
 */
export type PkiErrorCode =
  | 'ca-exists'
  | 'ca-missing'
  | 'ca-key'
  | 'ca-busy'
  | 'certificate-exists'
  | 'certificate-missing'
  | 'certificate-revoked'
  | 'certificate-malformed'
  | 'bad-name'
  | 'bad-lifetime'
  | 'bad-request'
  | 'bad-target'
  | 'file-exists'
  | 'crl-missing'
  | 'no-secret';

export class PkiError extends CodedError<PkiErrorCode> {}
