import {mayEnd} from '../../policy/access/access.ts';
import type {CancelAnswer} from '../../protocol/generated/answer.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {Action} from './action.ts';
import {jobAskedFor, requireJobRight} from './job-asked-for.ts';

const toEnd = {what: 'end', of: mayEnd} as const;

/** Ends a job, or sends it a signal. */
export const cancel: Action<'cancel', Asked> = {
  leaves: 'entry',
  mostAnswer: 4096,
  async prepare({payload, principal}, context) {
    const job = await jobAskedFor(payload.job, principal, toEnd, context);
    return {job, ended: endedBefore(job)};
  },
  authorize: ({principal}, {ready: {job}}, {settings}) => ({
    rule: requireJobRight(principal, job, toEnd, settings.catalogue),
  }),
  entry({payload: {signal}}, {rule = ''}, {ready: {job}}) {
    return {event: 'cancel', job: job.facts.id, rule, ...(signal !== undefined && {signal})};
  },
  carryOut({payload: {signal}}, {ready: {job, ended}}, _context, isAgain) {
    if (signal === undefined) job.cancel();
    // A signal that was sent twice is not what was ordered.
    else if (!isAgain) job.signal(signal);
    return {answer: () => ({job: job.facts.id, ...(ended && {ended})})};
  },
};

interface Asked {
  readonly job: TableJob;
  /** Its outcome, if it had ended when the order came. */
  readonly ended: CancelAnswer['ended'];
}

function endedBefore({outcome}: TableJob): CancelAnswer['ended'] {
  if (outcome?.endedAt == null) return undefined;
  const {endedAt: at, reason, exit, signal} = outcome;
  return {at, reason, exit, signal};
}
