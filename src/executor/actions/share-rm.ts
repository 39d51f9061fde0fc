import {whyMayNotUseShare} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantShareWork} from './share-work.ts';

/** Removes something from a share. */
export const shareRm: Action<'share-rm'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {path, recursive = false} = order.payload;
    return grantShareWork(order, {path, options: {recursive}}, context);
  },
  whyNoLonger: whyMayNotUseShare,
};
