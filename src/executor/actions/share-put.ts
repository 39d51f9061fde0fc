import {PolicyError} from '../../policy/errors.ts';
import {whyMayNotUseShare} from '../../policy/orders/authorize.ts';
import type {Action} from './action.ts';
import {grantShareWork, pathIn} from './share-work.ts';

/** Puts a file into a share, or a folder with all that is in it. They come as the job's input. */
export const sharePut: Action<'share-put'> = {
  leaves: 'job',
  authorize(order, _beside, context) {
    const {path, name, into = false, resume = false} = order.payload;
    if (name !== undefined && (name === '' || pathIn(name).includes('/')))
      throw new PolicyError('bad-parameter', '"name" is no name of one file');
    return grantShareWork(
      order,
      {
        path,
        options: {into, resume, ...(name !== undefined && {name})},
        stdin: 'transfer',
        mayBeKept: resume,
      },
      context,
    );
  },
  whyNoLonger: whyMayNotUseShare,
};
