import {listCommands, mostAnswer} from '../../policy/describe/describe.ts';
import type {Action} from './action.ts';

/** Lists the commands that the caller may run: those of nobody else. */
export const commands: Action<'commands'> = {
  leaves: 'nothing',
  mostAnswer,
  authorize: () => ({}),
  carryOut: ({principal}, _beside, context) => ({
    answer: () => ({commands: listCommands(principal, context.catalogue)}),
  }),
};
