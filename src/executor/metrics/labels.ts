import type {AuditErrorCode} from '../../audit/errors.ts';
import type {IdentityErrorCode} from '../../identity/errors.ts';
import type {PolicyErrorCode} from '../../policy/errors.ts';
import type {ExecutorErrorCode} from '../errors.ts';

/** Codes that only the host itself, or its administrator, sees. */
type Inner =
  | `${'crl' | 'credentials' | 'evidence'}-${string}`
  | 'certificate-name'
  | 'host-mismatch'
  | 'gate-user'
  | 'held-lists-damaged'
  | 'cannot-listen'
  | 'needs-restart'
  | 'not-reloaded'
  | 'not-drained'
  | 'not-running'
  | 'metrics-token'
  | 'account-damaged'
  | 'receipt-invalid'
  | 'order-misquoted'
  | 'certificate-unknown';

type RefusalCode = Exclude<
  IdentityErrorCode | PolicyErrorCode | ExecutorErrorCode | AuditErrorCode | 'internal',
  Inner
>;

/** The codes with which orders and input are refused. The compiler sees to it that none is missing. */
export const refusalCodes = Object.keys({
  'certificate-malformed': 0,
  'certificate-untrusted': 0,
  'certificate-expired': 0,
  'certificate-not-yet-valid': 0,
  'certificate-usage': 0,
  'certificate-key': 0,
  'certificate-subject': 0,
  'certificate-extension': 0,
  'certificate-revoked': 0,
  'order-signature': 0,
  'order-malformed': 0,
  'order-host': 0,
  'order-time': 0,
  'order-secrets': 0,
  'unknown-command': 0,
  'bad-parameter': 0,
  'secret-in-order': 0,
  'no-stdin': 0,
  denied: 0,
  'unknown-share': 0,
  'share-unavailable': 0,
  'reason-required': 0,
  'confirm-needed': 0,
  'command-unavailable': 0,
  'executable-missing': 0,
  'id-conflict': 0,
  'unknown-job': 0,
  'job-removed': 0,
  'not-allowed': 0,
  'server-stopping': 0,
  'output-unavailable': 0,
  'input-signature': 0,
  'input-offset': 0,
  busy: 0,
  'rate-limited': 0,
  'bad-message': 0,
  'message-lost': 0,
  'mailbox-lost': 0,
  'account-unavailable': 0,
  'account-full': 0,
  'tree-beyond': 0,
  internal: 0,
} satisfies Record<RefusalCode, 0>);

/** The results of handshakes: `ok`, `handshake` where TLS itself failed, or why the caller was turned away. */
export const handshakeResults: readonly string[] = [
  'ok',
  'handshake',
  'too-many-connections',
  'not-reeve',
  'certificate-missing',
  ...refusalCodes.filter(code => code.startsWith('certificate-')),
  'internal',
];
