import type {Barred} from '../../gate-link/generated/link.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {Caller} from '../trust/trust.ts';
import type {Denials} from './denials.ts';
import type {OrderContext} from './order-context.ts';

/**
 * Records that somebody came whose certificate is no longer good, as this host's own look at the certificate says. That its
 * holder came, and when, is the word of the gate: a gate that was taken over can say so of any certificate that was revoked
 * or expired, and of no other.
 */
export async function recordBarred(
  {certificate: der, address}: Barred,
  context: Pick<OrderContext, 'trust' | 'clock' | 'account'>,
  denials: Denials,
): Promise<void> {
  const {account} = context;
  const refused = whyRefused(der, context);
  if (!refused || !account.canStart) return;
  const {caller, error} = refused;
  const {name, groups, fingerprint, serial} = caller.principal;
  await denials.record({person: caller.principal, code: error.code}, async more => {
    await account.keepCertificate(fingerprint, caller.certificate);
    await account.append({
      event: 'denial',
      principal: {name, groups: [...groups]},
      certificate: {fingerprint, serial},
      address,
      code: error.code,
      message: `${error.message}; it was shown for a connection, without an order: that its holder came is what the gate says`,
      ...more,
    });
  });
}

/** Undefined if the certificate is good, or was never one of ours. */
function whyRefused(
  der: string,
  {trust, clock}: Pick<OrderContext, 'trust' | 'clock'>,
): {caller: Caller; error: IdentityError} | undefined {
  try {
    trust.judge(der, clock.now());
    return undefined;
  } catch (error) {
    const isOver =
      error instanceof IdentityError && ['certificate-revoked', 'certificate-expired'].includes(error.code);
    return isOver ? {caller: trust.identify(der), error} : undefined;
  }
}
