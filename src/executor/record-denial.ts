import type {DenialLimit} from '../audit/denial-limit.ts';
import {evidenceOf} from '../audit/job-start.ts';
import type {CodedError} from '../base/errors.ts';
import type {Order} from '../identity/order.ts';
import {verifyOrder} from '../identity/order.ts';
import type {Submit} from '../link/generated/link.ts';
import type {Office} from './carry-out.ts';
import type {Caller, Trust} from './trust.ts';

/**
 * Records that an order was refused, at a bounded rate per person. An order by somebody who is not believed at all
 * is a stranger's, which the gate counts.
 */
export async function recordDenial(
  submit: Submit,
  {code, message}: CodedError,
  {host, trust, clock, account}: Office,
  denials: DenialLimit,
): Promise<void> {
  const caller = callerOf(submit, trust, clock.now());
  if (!caller || !account.canStart) return;
  const {name, groups, fingerprint, serial} = caller.principal;
  const {record, suppressed} = denials.admit(name, clock.monotonic());
  if (!record) return;
  const order = orderOf(submit, caller, host);
  await account.append({
    event: 'denial',
    principal: {name, groups: [...groups]},
    certificate: {fingerprint, serial},
    address: submit.address,
    ...(order ? {order: shortEvidence(order)} : {}),
    ...(order && 'command' in order.payload ? {command: order.payload.command} : {}),
    ...(order && 'job' in order.payload ? {job: order.payload.job} : {}),
    code,
    message: message.slice(0, 4096),
    ...(suppressed > 0 ? {suppressed} : {}),
  });
}

function callerOf({certificate}: Submit, trust: Trust, now: number): Caller | undefined {
  try {
    return trust.judge(certificate, now);
  } catch {
    return undefined;
  }
}

/** The order, where it is one: it may have been refused for its signature or form. */
function orderOf({envelope}: Submit, {certificate, principal}: Caller, host: string): Order | undefined {
  try {
    return verifyOrder(envelope, certificate, principal, host);
  } catch {
    return undefined;
  }
}

/** A refused order that is long is kept as its digest alone: refusals must not fill the disk. */
function shortEvidence(order: Order) {
  const {id, digest, envelope} = evidenceOf(order);
  return order.envelope.payload.length > 8192 || envelope === undefined
    ? {id, digest}
    : {id, digest, envelope};
}
