import type {Submit} from '../../gate-link/generated/link.ts';
import type {Order} from '../../identity/order.ts';
import {verifyOrder} from '../../identity/order.ts';
import type {OrderContext} from './order-context.ts';

/**
 * The order that a gate brought.
 *
 * @throws {IdentityError} if its signer is not believed, or did not sign it
 */
export function readOrder(
  {certificate: der, envelope}: Submit,
  {host, trust, clock}: Pick<OrderContext, 'host' | 'trust' | 'clock'>,
): Order {
  const {certificate, principal} = trust.judge(der, clock.now());
  return verifyOrder(envelope, certificate, principal, host);
}
