import {jobTableOf} from '../../present/job-table.ts';
import {screenOf} from '../../present/screen.ts';
import {askHosts} from '../fleet/ask-hosts.ts';
import {listJobs} from '../job/list-jobs.ts';
import {print, printJson, say} from '../print.ts';
import type {JobsOptions} from './jobs.ts';
import {filterOf} from './jobs.ts';

/** `reeve jobs` of several hosts: one table, host by host. Returns the exit status. */
export async function jobsOfHosts(target: string, options: JobsOptions): Promise<number> {
  const filter = await filterOf(options);
  const {answers, status} = await askHosts(target, options, async host => {
    const {clockOffsetMs} = await host.ping();
    return {clockOffsetMs, ...(await listJobs(host, filter, options.limit))};
  });
  if (options.json) {
    printJson(answers.map(({host, value: {jobs, more}}) => ({host, jobs, more})));
    return status;
  }
  const now = Date.now();
  const of = answers.flatMap(({host, value: {jobs, clockOffsetMs}}) =>
    jobs.map(job => ({host, job, now: now + clockOffsetMs})),
  );
  if (of.length === 0) say('there is no such job on these hosts that you may see');
  else print(jobTableOf(of, screenOf(process.stdout)));
  const cut = answers.filter(({value: {more}}) => more).map(({host}) => host);
  for (const host of cut) say(`older jobs exist; --limit shows more than ${options.limit}`, host);
  return status;
}
