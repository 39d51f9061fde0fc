import {maySee} from '../../policy/access/access.ts';
import {mostAnswer} from '../../policy/describe/describe.ts';
import {listJobs} from '../jobs/list-jobs.ts';
import type {Action} from './action.ts';

/** Lists the jobs that the caller may see: others are not there. */
export const jobs: Action<'jobs'> = {
  leaves: 'nothing',
  mostAnswer,
  authorize: () => ({}),
  carryOut: ({principal, payload}, _beside, context) => ({
    answer: () =>
      listJobs(
        context.jobs.all(),
        payload,
        owner => maySee(principal, owner, context.settings.catalogue) !== undefined,
      ),
  }),
};
