import {whyMayNotUseShare} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantShareWork} from './share-work.ts';

/** Gets a file of a share, or a folder with all that is in it, less what the job's input names. */
export const shareGet: Action<'share-get'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {path, recursive = false, input} = order.payload;
    const stdin = input === undefined ? 'none' : 'stream';
    const task = {path, options: {recursive}, stdin, holdsOutput: true} as const;
    return grantShareWork(order, task, context);
  },
  whyNoLonger: whyMayNotUseShare,
};
