import type {JobsFilter} from '../../index.ts';
import type {NearHost} from '../../persist/near-host.ts';
import {jobTable} from '../../present/job-table.ts';
import type {Screen} from '../../present/screen.ts';
import {screenOf} from '../../present/screen.ts';
import type {JobsAnswer} from '../../protocol/generated/answer.ts';
import {listJobs} from '../job-list/list-jobs.ts';
import {watchChanges, watchOnTerminal} from '../job-list/watch-jobs.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';
import type {Reach} from '../reach.ts';
import {reachHost} from '../reach.ts';
import type {HostContext} from '../with-host.ts';

export interface JobsOptions extends CommonOptions {
  readonly mine?: boolean;
  readonly person?: string;
  readonly running?: boolean;
  readonly ended?: boolean;
  readonly limit: number;
  /** Watches the list, and asks for it so often. */
  readonly watchEveryMs?: number | undefined;
}

/** `reeve jobs`. */
export async function listJobsOf(
  target: string,
  options: JobsOptions,
  reach: Reach = reachHost,
): Promise<void> {
  await reach(target, options, (host, context) => show(host, context, options));
}

async function show(host: NearHost, {connection}: HostContext, options: JobsOptions): Promise<void> {
  const {limit, watchEveryMs, json = false} = options;
  const filter = await filterOf(options);
  const {clockOffsetMs} = await host.ping();
  const ask = () => listJobs(host, filter, limit);
  const inWords = ({jobs}: JobsAnswer, screen: Screen) => jobTable(jobs, Date.now() + clockOffsetMs, screen);
  const none = noneOf(filter);
  if (watchEveryMs !== undefined) {
    const watched = {host: host.name, everyMs: watchEveryMs, connection, none, ask, inWords};
    await (process.stdout.isTTY && !json
      ? watchOnTerminal(watched, process.stdout)
      : watchChanges(watched, {json}));
    return;
  }
  const answer = await ask();
  if (json) printJson({host: host.name, ...answer});
  else if (answer.jobs.length === 0) say(none, host.name);
  else print(inWords(answer, screenOf(process.stdout)));
  if (answer.more && !json) say(`older jobs exist; --limit shows more than ${limit}`, host.name);
}

/** The line that is said where none is found. */
function noneOf({person, state}: JobsFilter): string {
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
