import {describeCommands, listCommands, mostAnswer} from '../../policy/describe/describe.ts';
import type {Action} from './action.ts';

/** Lists the commands that the caller may run: those of nobody else. */
export const commands: Action<'commands'> = {
  leaves: 'nothing',
  mostAnswer,
  authorize: () => ({}),
  carryOut: ({principal, payload: {describe, after}}, _beside, {settings: {catalogue}}) => ({
    answer: () =>
      describe
        ? describeCommands(principal, catalogue, after)
        : {commands: listCommands(principal, catalogue)},
  }),
};
