import type {JobSummary} from '../protocol/generated/answer.ts';
import {summarizeOutcome} from './account/summarize.ts';
import {shownBytes} from './byte-count.ts';
import {shownDuration} from './duration.ts';
import type {Painted} from './lines.ts';
import type {Screen} from './screen.ts';
import {shortId} from './short-ids.ts';
import type {Cell, Column} from './table.ts';
import {table} from './table.ts';

const columns: readonly Column[] = [
  {heading: 'JOB'},
  {heading: 'OWNER', least: 8},
  {heading: 'COMMAND', least: 10},
  {heading: 'STATE'},
  {heading: 'STARTED', spare: 1},
  {heading: 'TOOK'},
  {heading: 'OUTCOME'},
  {heading: 'OUTPUT', spare: 2},
];

/** Jobs as a table for people. `now` is the host's clock, milliseconds since 1970. */
export function jobTable(jobs: readonly JobSummary[], now: number, screen: Screen): Painted[] {
  return table(
    columns,
    jobs.map(job => rowOf(job, now)),
    screen,
  );
}

/** Likewise of several hosts; `now` is the clock of each. */
export function jobTableOf(
  jobs: readonly {readonly host: string; readonly job: JobSummary; readonly now: number}[],
  screen: Screen,
): Painted[] {
  return table(
    [{heading: 'HOST', least: 8}, ...columns],
    jobs.map(({host, job, now}) => [host, ...rowOf(job, now)]),
    screen,
  );
}

function rowOf(job: JobSummary, now: number): Cell[] {
  const {startedAt, endedAt, state} = job;
  return [
    shortId(job.job),
    job.owner,
    job.command,
    state === 'lost' ? {failed: state} : state,
    startedAt === null ? '' : `${shownDuration(now - startedAt)} ago`,
    startedAt === null ? '' : tookOf(job, startedAt, endedAt ?? now),
    outcomeOf(job),
    shownBytes(job.bytes),
  ];
}

function outcomeOf({reason, exit, signal}: JobSummary): Cell {
  if (reason === null) return '';
  const outcome = summarizeOutcome({reason, exit, signal});
  return reason === 'exited' && exit === 0 ? outcome : {failed: outcome};
}

/** Nothing if nobody knows when it ended. */
function tookOf({state, endedAt}: JobSummary, startedAt: number, until: number): string {
  return state !== 'running' && endedAt === null ? '' : shownDuration(until - startedAt);
}
