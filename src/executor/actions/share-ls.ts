import {whyMayNotUseShare} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantShareWork, requireGlob} from './share-work.ts';

/** Lists what is in a share. */
export const shareLs: Action<'share-ls'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {path, match, recursive = false, digest = false} = order.payload;
    if (match !== undefined) requireGlob(match);
    const options = {recursive, digest, ...(match !== undefined && {match})};
    return grantShareWork(order, {path, options}, context);
  },
  whyNoLonger: whyMayNotUseShare,
};
