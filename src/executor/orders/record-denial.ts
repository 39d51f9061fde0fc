import {callerOf, evidenceOf, fleetOf} from '../../audit/entry/build-event.ts';
import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {SignedOrder} from '../../audit/generated/entry.ts';
import type {CodedError} from '../../base/errors.ts';
import type {Submit} from '../../gate-link/generated/link.ts';
import {isAccountReading} from '../../identity/account-readings.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {Order} from '../../identity/order.ts';
import {verifyOrder} from '../../identity/order.ts';
import {isShareOrder} from '../../identity/share-orders.ts';
import {mayHoldSecret} from '../../policy/access/may-hold-secret.ts';
import type {Logger} from '../../server-log/logger.ts';
import type {Denials} from './denials.ts';
import type {OrderContext} from './order-context.ts';

/** An order was refused. */
export interface Refused {
  readonly submit: Submit;
  readonly error: CodedError;
  /** The order, if it was read and then refused. */
  readonly order?: Order | undefined;
}

/**
 * Records that an order was refused, at a bounded rate per person. Only what somebody signed is held against them, also
 * with a certificate that is no longer good: a gate that was taken over could bring anything else in anybody's name, and it
 * goes to the server log. Tells where it stands.
 */
export async function recordDenial(
  {submit, error: {code, message}, order: read}: Refused,
  context: OrderContext,
  {denials, log}: {denials: Denials; log: Logger},
): Promise<EntryPlace | undefined> {
  const {account} = context;
  const order = read ?? signedBy(submit, context);
  const shown = message.slice(0, 4096);
  if (!order) {
    await denials.record({code}, async more => {
      log.warn(
        {code, address: submit.address, ...more},
        `refused what nobody is known to have signed: ${shown}`,
      );
    });
    return undefined;
  }
  if (!account.canStart) return undefined;
  return denials.record({person: order.principal, code}, async more => {
    await account.keepCertificate(order.principal.fingerprint, order.certificate);
    return account.append({
      event: 'denial',
      ...callerOf(order, submit.address),
      order: evidenceOfDenied(order, submit, context),
      ...commandOf(order),
      ...fleetOf(order),
      ...('job' in order.payload ? {job: order.payload.job} : {}),
      code,
      message: shown,
      ...more,
    });
  });
}

/** A reading of the account, or work in a share, is called as its action is, as where it is carried out. */
function commandOf({payload}: Order): {command?: string} {
  if ('command' in payload) return {command: payload.command};
  return isAccountReading(payload) || isShareOrder(payload) ? {command: payload.action} : {};
}

function signedBy({certificate: der, envelope}: Submit, {host, trust}: OrderContext): Order | undefined {
  try {
    const {certificate, principal} = trust.identify(der);
    return verifyOrder(envelope, certificate, principal, host);
  } catch {
    return undefined;
  }
}

/**
 * A refused order that is long is kept as its digest alone: refusals must not fill the disk. So is one in which somebody may
 * have written a secret where it does not belong, and one by a certificate outside of its dates, which nobody could verify.
 */
function evidenceOfDenied(order: Order, submit: Submit, context: OrderContext): SignedOrder {
  const {id, digest} = evidenceOf(order);
  const isShort = order.envelope.payload.length <= 8192;
  const isKept =
    isShort &&
    !mayHoldSecret(order.payload, context.actions.settings.catalogue) &&
    isWithinDates(submit, context);
  return isKept ? evidenceOf(order) : {id, digest};
}

function isWithinDates({certificate}: Submit, {trust, clock}: OrderContext): boolean {
  try {
    trust.judge(certificate, clock.now());
    return true;
  } catch (error) {
    return error instanceof IdentityError && error.code === 'certificate-revoked';
  }
}
