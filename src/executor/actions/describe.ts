import {describeCommand, mostAnswer} from '../../policy/describe/describe.ts';
import type {DescribeAnswer} from '../../protocol/generated/answer.ts';
import type {Action} from './action.ts';

/** Describes a command that the caller may run. */
export const describe: Action<'describe'> = {
  leaves: 'nothing',
  mostAnswer,
  authorize: () => ({}),
  carryOut: ({principal, payload}, _beside, context) => ({
    // The right to it is that to run it, by the catalogue that it is described by.
    answer: () =>
      describeCommand(principal, context.settings.catalogue, payload.command) as unknown as DescribeAnswer,
  }),
};
