import type {Host} from '../index.ts';
import type {Whereabouts} from './attach-again.ts';
import {listJobs} from './job-list/list-jobs.ts';
import {ownName} from './own-name.ts';

/** More jobs than anybody has running or waiting on one host. */
const all = 100_000;

/** Whether a job runs or waits that is of the person whose certificate client.yaml names. */
export async function ownsJob(host: Host, {config, job}: Whereabouts): Promise<boolean> {
  const {jobs} = await listJobs(host, {person: await ownName(config), state: 'running'}, all);
  return jobs.some(({job: id}) => id === job);
}
