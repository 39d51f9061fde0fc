import type {AttachOrder} from '../../identity/generated/order.ts';
import {maySee} from '../../policy/access/access.ts';
import {ExecutorError} from '../errors.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {FollowOptions} from '../orders/order-context.ts';
import type {Action, OrderOf} from './action.ts';
import {jobAskedFor, requireJobRight} from './job-asked-for.ts';

const toSee = {what: 'see', of: maySee} as const;

/** Follows the output of a job. */
export const attach: Action<'attach', TableJob> = {
  leaves: 'entry',
  prepare: ({payload, principal}, context) => jobAskedFor(payload.job, principal, toSee, context),
  authorize(order, {ready: job}, {settings}) {
    const rule = requireJobRight(order.principal, job, toSee, settings.catalogue);
    claimOf(order, job);
    return {rule};
  },
  entry: ({payload}, {rule = ''}, {ready: job}) => ({
    event: 'attach',
    job: job.facts.id,
    rule,
    from: startOf(payload, job),
  }),
  carryOut(order, {ready: job}) {
    const {payload} = order;
    const claim = claimOf(order, job);
    return {
      follow: job,
      options: {from: startOf(payload, job), claim, attached: true, input: payload.input},
    };
  },
};

const startOf = ({from}: AttachOrder, {end}: TableJob) => Math.min(from, end);

/** The person who ordered a job may follow it as its submitter, and type into it. */
function claimOf(
  {payload: {claim, input}, principal: {name}}: OrderOf<'attach'>,
  job: TableJob,
): FollowOptions['claim'] {
  const {id, owner} = job.facts;
  if (owner === name) return claim ? 'take' : 'spare';
  if (!claim && input === undefined) return 'none';
  throw new ExecutorError(
    'not-allowed',
    `job ${id} is not yours; only ${owner} may hold it or give it input`,
  );
}
