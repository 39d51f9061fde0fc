/**
 * The reason why an order was not carried out, as an auditor distinguishes it.
 * - `denied`: somebody tried something forbidden: no rule allows it, or the certificate or signature is not
 *   valid
 * - `mistaken`: the thing asked for does not exist, or a parameter is wrong; also a clock that is wrong
 * - `unable`: the host could not do it at that time, for anybody
 */
export const denialKinds = ['denied', 'mistaken', 'unable'] as const;
export type DenialKind = (typeof denialKinds)[number];

/**
 * A code that is missing here is `denied`: an auditor should look at an unforeseen code rather than pass over
 * it.
 */
const kinds: Readonly<Record<string, DenialKind>> = {
  'unknown-command': 'mistaken',
  'unknown-job': 'mistaken',
  'job-removed': 'mistaken',
  'bad-parameter': 'mistaken',
  'secret-in-order': 'mistaken',
  'no-stdin': 'mistaken',
  'reason-required': 'mistaken',
  'confirm-needed': 'mistaken',
  'command-unavailable': 'mistaken',
  'order-time': 'mistaken',
  'tree-beyond': 'mistaken',
  'bad-message': 'mistaken',
  'mailbox-lost': 'mistaken',
  'suppressed-mistaken': 'mistaken',
  busy: 'unable',
  'rate-limited': 'unable',
  'message-lost': 'unable',
  'executable-missing': 'unable',
  'server-stopping': 'unable',
  'account-full': 'unable',
  'account-unavailable': 'unable',
  'output-unavailable': 'unable',
  internal: 'unable',
  'suppressed-unable': 'unable',
};

export function kindOfDenial(code: string): DenialKind {
  return Object.hasOwn(kinds, code) ? (kinds[code] ?? 'denied') : 'denied';
}

/** The code of an entry that stands for denials of one kind that have no entries of their own. */
export function suppressedCode(kind: DenialKind): string {
  return kind === 'denied' ? 'suppressed' : `suppressed-${kind}`;
}

/**
 * Returns the kind, and the code if it says more: `denied`, `denied: not-allowed`, `mistaken: bad-parameter`.
 */
export function shownDenial(code: string): string {
  const kind = kindOfDenial(code);
  return code === kind ? kind : `${kind}: ${code}`;
}
