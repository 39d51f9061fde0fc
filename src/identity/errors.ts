import {CodedError} from '../base/errors.ts';

/**
 * The reason why somebody, or something that somebody brought, is not believed.
 * - `certificate-malformed`: not DER as RFC 5280 wants it
 * - `certificate-untrusted`: no CA of the bundle signed it
 * - `certificate-expired`, `certificate-not-yet-valid`: by its dates, or those of its CA
 * - `certificate-usage`: made for something else: a host's used as a user's, a CA's
 * - `certificate-key`: its key is none that orders are signed with
 * - `certificate-subject`: no name that reeve takes
 * - `certificate-extension`: a critical extension that reeve does not understand, or one given twice
 * - `certificate-revoked`: on the revocation list of its CA
 * - `certificate-name`: a host's certificate that does not hold the name that was asked for
 * - `order-*`: see order.ts and secrets.ts; `crl-*`: see revocation-list.ts; `credentials-*`: see load-credentials.ts
 */
export type IdentityErrorCode =
  | 'certificate-malformed'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-usage'
  | 'certificate-key'
  | 'certificate-subject'
  | 'certificate-extension'
  | 'certificate-revoked'
  | 'certificate-name'
  | 'order-signature'
  | 'order-malformed'
  | 'order-host'
  | 'order-time'
  | 'order-secrets'
  | 'crl-malformed'
  | 'crl-untrusted'
  | 'crl-older'
  | 'credentials-missing'
  | 'credentials-malformed'
  | 'credentials-mismatch';

export class IdentityError extends CodedError<IdentityErrorCode> {}
