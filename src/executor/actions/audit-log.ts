import {whyMayNotRead} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantReading, readingEvent} from './read-account.ts';

/** A log that is followed goes on until it is cancelled. */
const decade = 3650 * 24 * 60 * 60_000;

/** Shows entries of the account. */
export const auditLog: Action<'audit-log'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {filter} = order.payload;
    return grantReading(
      order,
      {
        args: [context.accountFolder, JSON.stringify(filter)],
        concurrency: 16,
        ...(filter.follow === true && {timeoutMs: decade}),
      },
      context,
    );
  },
  entry: (order, grant) => readingEvent(order, grant, {...order.payload.filter}),
  whyNoLonger: whyMayNotRead,
};
