import {shownTime} from '../../identity/dates.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {Order} from '../../identity/order.ts';
import {checkIssueTime} from '../../identity/order.ts';
import {timeOfId} from '../../identity/order-id.ts';
import type {OrderContext} from './order-context.ts';

/**
 * Requires that an order which is not known, also not to the account (`recallOrder`), was never taken: its time is that of this
 * host's clock, and nothing of that time was removed from the account. The clock alone is not believed: it may have been
 * set back.
 *
 * @throws {IdentityError} `order-time`
 */
export function requireNew(
  order: Order,
  arrivedAt: number,
  {memory, clock}: Pick<OrderContext, 'memory' | 'clock'>,
): void {
  // An order of the future does not become one of now by waiting here.
  checkIssueTime(order, arrivedAt);
  checkIssueTime(order, clock.now());
  const {id} = order.payload;
  if (!memory.seenOrders.mayBeRemoved(id)) return;
  throw new IdentityError(
    'order-time',
    `the order was issued at ${shownTime(timeOfId(id))}, and the account of this host was pruned of what was ordered then: nothing tells whether it was carried out already; set the clock of this host, which seems to have been set back, or order it anew later`,
  );
}
