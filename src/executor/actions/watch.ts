import {requireBusiness} from '../orders/require-business.ts';
import type {Action} from './action.ts';

/** Follows the jobs that the caller may see, and the state. One entry stands for all connections that somebody goes on by. */
export const watch: Action<'watch'> = {
  leaves: 'entry',
  async prepare({principal}, context) {
    requireBusiness(principal, context);
    await context.measure();
  },
  authorize(order, _beside, context) {
    requireBusiness(order.principal, context);
    return {rule: context.watchers.authorize(order)};
  },
  entry(order, {rule = ''}, _beside, {watchers}) {
    return watchers.knows(order) ? undefined : {event: 'watch', rule};
  },
  carryOut: (order, _beside, {watchers}) => ({
    follow: watchers.followed(),
    options: {
      from: 0,
      claim: 'take',
      attached: false,
      spell: {isMade: true, began: stream => watchers.began(order, stream)},
    },
  }),
};
