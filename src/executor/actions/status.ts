import {mostAnswer} from '../../policy/describe/describe.ts';
import {requireBusiness} from '../orders/require-business.ts';
import type {Action} from './action.ts';

/** Says how the server is. */
export const status: Action<'status'> = {
  leaves: 'nothing',
  mostAnswer,
  async prepare({principal}, context) {
    requireBusiness(principal, context);
    await context.measure();
  },
  authorize({principal}, _beside, context) {
    requireBusiness(principal, context);
    return {};
  },
  carryOut: ({principal}, _beside, context) => ({answer: () => context.status(principal)}),
};
