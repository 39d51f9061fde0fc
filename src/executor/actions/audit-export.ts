import {whyMayNotRead} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {askedOf, grantReading, provingArgs, readingEvent} from './read-account.ts';

/** Copies entries of the account with what proves them. */
export const auditExport: Action<'audit-export'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const args = [...provingArgs(context), JSON.stringify(askedOf(order))];
    return grantReading(order, {args, concurrency: 2}, context);
  },
  entry: (order, grant) => readingEvent(order, grant, askedOf(order)),
  whyNoLonger: whyMayNotRead,
};
