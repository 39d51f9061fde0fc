import type {DenialLimit} from '../../audit/denial-limit.ts';
import type {EntryPlace} from '../../audit/entry-place.ts';
import type {SignedOrder} from '../../audit/generated/entry.ts';
import {callerOf, evidenceOf} from '../../audit/job-start.ts';
import type {CodedError} from '../../base/errors.ts';
import type {Order} from '../../identity/order.ts';
import {verifyOrder} from '../../identity/order.ts';
import type {Submit} from '../../link/generated/link.ts';
import type {Logger} from '../../logs/logger.ts';
import type {Catalogue} from '../../policy/catalogue.ts';
import {mayHoldSecret} from '../../policy/may-hold-secret.ts';
import type {Trust} from '../trust/trust.ts';
import type {Office} from './office.ts';

/**
 * Records that an order was refused, at a bounded rate per person. Only what somebody signed is held against them:
 * a gate that was taken over could bring anything else in anybody's name, and it goes to the server log. Tells where it stands.
 */
export async function recordDenial(
  submit: Submit,
  {code, message}: CodedError,
  {host, trust, clock, account, catalogue}: Office,
  {denials, log}: {denials: DenialLimit; log: Logger},
): Promise<EntryPlace | undefined> {
  const order = orderOf(submit, host, trust, clock.now());
  const {record, suppressed} = denials.admit(order?.principal.name ?? nobody, clock.monotonic());
  if (!record) return undefined;
  const more = suppressed > 0 ? {suppressed} : {};
  const shown = message.slice(0, 4096);
  if (!order) {
    log.warn(
      {code, address: submit.address, ...more},
      `refused what nobody is known to have signed: ${shown}`,
    );
    return undefined;
  }
  if (!account.canStart) return undefined;
  await account.keepCertificate(order.principal.fingerprint, order.certificate);
  return account.append({
    event: 'denial',
    ...callerOf(order, submit.address),
    order: evidenceOfDenied(order, catalogue),
    ...('command' in order.payload ? {command: order.payload.command} : {}),
    ...('job' in order.payload ? {job: order.payload.job} : {}),
    code,
    message: shown,
    ...more,
  });
}

/** No principal has this name. */
const nobody = '';

function orderOf({certificate: der, envelope}: Submit, host: string, trust: Trust, now: number) {
  try {
    const {certificate, principal} = trust.judge(der, now);
    return {...verifyOrder(envelope, certificate, principal, host), certificate};
  } catch {
    return undefined;
  }
}

/**
 * A refused order that is long is kept as its digest alone: refusals must not fill the disk. So is one in which
 * somebody may have written a secret where it does not belong.
 */
function evidenceOfDenied(order: Order, catalogue: Catalogue): SignedOrder {
  const {id, digest} = evidenceOf(order);
  const isShort = order.envelope.payload.length <= 8192;
  return isShort && !mayHoldSecret(order.payload, catalogue) ? evidenceOf(order) : {id, digest};
}
