import type {JobsFilter} from '../../index.ts';
import type {NearHost} from '../../persist/near-host.ts';
import {jobTable} from '../../present/job-table.ts';
import {screenOf} from '../../present/screen.ts';
import {listJobs} from '../job/list-jobs.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';
import type {Reach} from '../reach.ts';
import {reachHost} from '../reach.ts';

export interface JobsOptions extends CommonOptions {
  readonly mine?: boolean;
  readonly person?: string;
  readonly running?: boolean;
  readonly ended?: boolean;
  readonly limit: number;
}

/** `reeve jobs`. */
export async function listJobsOf(
  target: string,
  options: JobsOptions,
  reach: Reach = reachHost,
): Promise<void> {
  await reach(target, options, host => show(host, options));
}

async function show(host: NearHost, options: JobsOptions): Promise<void> {
  const {limit, json = false} = options;
  const filter = await filterOf(options);
  const {clockOffsetMs} = await host.ping();
  const answer = await listJobs(host, filter, limit);
  if (json) printJson({host: host.name, ...answer});
  else if (answer.jobs.length === 0) say(noneOf(filter), host.name);
  else print(jobTable(answer.jobs, Date.now() + clockOffsetMs, screenOf(process.stdout)));
  if (answer.more && !json) say(`older jobs exist; --limit shows more than ${limit}`, host.name);
}

/** The line that is said where none is found. */
export function noneOf({person, state}: JobsFilter): string {
  const whose = person === undefined ? ' that you may see' : ` of ${person}`;
  const which = state === undefined ? '' : state === 'running' ? ', running or waiting' : ', ended';
  return `there is no job${whose}${which}`;
}

/** The jobs that are wanted. */
export async function filterOf({mine, person, running, ended, config}: JobsOptions): Promise<JobsFilter> {
  const who = mine ? await (await import('../job/own-name.ts')).ownName(config) : person;
  const state = running ? 'running' : ended ? 'ended' : undefined;
  return {...(who === undefined ? {} : {person: who}), ...(state === undefined ? {} : {state})};
}
