/**
 * Why an order was not carried out, as an auditor tells it apart.
 * - `denied`: somebody tried what they may not: no rule allows it, or what they brought is not believed
 * - `mistaken`: what was asked for is not there, or not as it is due; also a clock that is wrong
 * - `unable`: the host could not do it then, whoever had asked
 */
export const denialKinds = ['denied', 'mistaken', 'unable'] as const;
export type DenialKind = (typeof denialKinds)[number];

/** A code that is not here is `denied`: one that nobody thought of is looked at rather than passed over. */
const kinds: Readonly<Record<string, DenialKind>> = {
  'unknown-command': 'mistaken',
  'unknown-job': 'mistaken',
  'bad-parameter': 'mistaken',
  'secret-in-order': 'mistaken',
  'no-stdin': 'mistaken',
  'reason-required': 'mistaken',
  'command-unavailable': 'mistaken',
  'order-time': 'mistaken',
  'tree-beyond': 'mistaken',
  'suppressed-mistaken': 'mistaken',
  busy: 'unable',
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

/** The code of an entry that stands for denials of one kind which have none of their own. */
export function suppressedCode(kind: DenialKind): string {
  return kind === 'denied' ? 'suppressed' : `suppressed-${kind}`;
}

/** The kind, and the code where that says more: `denied`, `denied: not-allowed`, `mistaken: bad-parameter`. */
export function shownDenial(code: string): string {
  const kind = kindOfDenial(code);
  return code === kind ? kind : `${kind}: ${code}`;
}
