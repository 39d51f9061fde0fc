import type {JobsFilter} from '../../index.ts';
import type {NearHost} from '../../persist/near-host.ts';
import type {JobsAnswer} from '../../protocol/generated/answer.ts';

/** The most that a host lists for one order. */
const mostAtOnce = 200;

/** The newest so many jobs, as often as the host must be asked for them. */
export async function listJobs(host: NearHost, filter: JobsFilter, count: number): Promise<JobsAnswer> {
  const jobs: JobsAnswer['jobs'][number][] = [];
  for (;;) {
    const oldest = jobs.at(-1)?.job;
    const limit = Math.min(mostAtOnce, count - jobs.length);
    const answer = await host.jobs({...filter, limit, ...(oldest === undefined ? {} : {before: oldest})});
    jobs.push(...answer.jobs);
    const {more} = answer;
    if (!more || answer.jobs.length === 0 || jobs.length >= count) return {jobs, more};
  }
}
