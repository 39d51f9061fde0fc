import {summarizeOutcome} from '../../audit/summarize.ts';
import type {JobSummary} from '../../protocol/generated/answer.ts';
import {shownBytes} from '../byte-count.ts';
import {shownDuration} from '../duration.ts';
import {shortId} from '../short-ids.ts';
import {table} from '../speak.ts';

const heading = ['JOB', 'OWNER', 'COMMAND', 'STATE', 'STARTED', 'TOOK', 'OUTCOME', 'OUTPUT'];

/** Jobs as a table for people. `now` is the host's clock, milliseconds since 1970. */
export function jobTable(jobs: readonly JobSummary[], now: number): string[] {
  return table([heading, ...jobs.map(job => rowOf(job, now))]);
}

function rowOf(job: JobSummary, now: number): string[] {
  const {startedAt, endedAt, reason, exit, signal} = job;
  return [
    shortId(job.job),
    job.owner,
    job.command,
    job.state,
    startedAt === null ? '' : `${shownDuration(now - startedAt)} ago`,
    startedAt === null ? '' : tookOf(job, startedAt, endedAt ?? now),
    reason === null ? '' : summarizeOutcome({reason, exit, signal}),
    shownBytes(job.bytes),
  ];
}

/** Nothing where nobody knows when it ended. */
function tookOf({state, endedAt}: JobSummary, startedAt: number, until: number): string {
  return state !== 'running' && endedAt === null ? '' : shownDuration(until - startedAt);
}
