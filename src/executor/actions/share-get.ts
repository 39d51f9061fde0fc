import {whyMayNotUseShare} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantShareWork} from './share-work.ts';

/** Gets a file of a share, or a folder with all that is in it. */
export const shareGet: Action<'share-get'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {path, recursive = false} = order.payload;
    return grantShareWork(order, {path, options: {recursive}, isTransfer: true}, context);
  },
  whyNoLonger: whyMayNotUseShare,
};
