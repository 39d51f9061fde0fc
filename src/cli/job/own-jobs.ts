import type {NearHost} from '../../persist/near-host.ts';
import {listJobs} from './list-jobs.ts';

/** More than a person has running or waiting on one host. */
const all = 100_000;

/** True if the job runs or waits, and belongs to the person whose certificate client.yaml names. */
export async function ownsJob(host: NearHost, job: string): Promise<boolean> {
  const {person} = host;
  if (person === undefined) return false;
  const {jobs} = await listJobs(host, {person, state: 'running'}, all);
  return jobs.some(({job: id}) => id === job);
}
