import type {JobsOrder} from '../../identity/generated/order.ts';
import {timeOfId} from '../../identity/order-id.ts';
import type {JobState, JobSummary, JobsAnswer} from '../../protocol/generated/answer.ts';
import type {JobFacts} from './job-facts.ts';
import type {TableJob} from './table-job.ts';

/** The parts of a job that a list shows. */
export type ListedJob = Pick<TableJob, 'end' | 'startedAt' | 'outcome' | 'queue'> & {
  readonly facts: Pick<JobFacts, 'id' | 'owner' | 'command' | 'fleet'>;
};

/** Unless the order says otherwise. */
const usual = 50;

/** The newest jobs of those that were asked for and may be seen, newest first. Pure. */
export function listJobs(
  jobs: Iterable<ListedJob>,
  {
    person,
    state,
    job: ending = '',
    fleet: part,
    before,
    limit = usual,
  }: Omit<JobsOrder, 'id' | 'host' | 'action'>,
  maySee: (owner: string) => boolean,
): JobsAnswer {
  const owners = new Map<string, boolean>();
  const isSeen = (owner: string) => {
    const known = owners.get(owner) ?? maySee(owner);
    owners.set(owner, known);
    return known;
  };
  const found: ListedJob[] = [];
  for (const job of jobs) {
    const {id, owner, fleet} = job.facts;
    if (person !== undefined && owner !== person) continue;
    if (state !== undefined && (state === 'ended') !== (job.outcome !== undefined)) continue;
    if (!id.endsWith(ending)) continue;
    if (part !== undefined && !fleet?.endsWith(part)) continue;
    // An id begins with its time, so that ids sort as the jobs were ordered.
    if (before !== undefined && id >= before) continue;
    if (isSeen(owner)) found.push(job);
  }
  const newest = found.toSorted((a, b) => (a.facts.id < b.facts.id ? 1 : -1));
  return {jobs: newest.slice(0, limit).map(summarizeJob), more: newest.length > limit};
}

/** A job as those see it who may. */
export function summarizeJob(job: ListedJob): JobSummary {
  const {facts, end, startedAt, outcome} = job;
  const {id, owner, command, fleet} = facts;
  return {
    job: id,
    command,
    owner,
    state: stateOf(job),
    orderedAt: timeOfId(id),
    startedAt: outcome ? outcome.startedAt : startedAt,
    endedAt: outcome?.endedAt ?? null,
    reason: outcome?.reason ?? null,
    exit: outcome?.exit ?? null,
    signal: outcome?.signal ?? null,
    bytes: end,
    ...(fleet !== undefined && {fleet}),
  };
}

function stateOf({queue, outcome}: ListedJob): JobState {
  if (outcome) return outcome.state;
  return queue ? 'queued' : 'running';
}
