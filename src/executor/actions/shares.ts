import {mostAnswer} from '../../policy/describe/describe.ts';
import {listShares} from '../../policy/describe/list-shares.ts';
import type {Action} from './action.ts';

/** Lists the shares that the caller may read or write: no others. */
export const shares: Action<'shares'> = {
  leaves: 'nothing',
  mostAnswer,
  authorize: () => ({}),
  carryOut: ({principal}, _beside, {settings}) => ({
    answer: () => ({shares: listShares(principal, settings.catalogue)}),
  }),
};
