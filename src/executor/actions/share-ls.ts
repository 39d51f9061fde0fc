import {whyMayNotUseShare} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantShareWork} from './share-work.ts';

/** Lists what is in a share. */
export const shareLs: Action<'share-ls'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {path, recursive = false, digest = false} = order.payload;
    return grantShareWork(order, {path, options: {recursive, digest}}, context);
  },
  whyNoLonger: whyMayNotUseShare,
};
