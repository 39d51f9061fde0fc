import {jobTable, jobTableOf} from '../../present/job-table.ts';
import type {Watched} from '../watch/display.ts';
import {display} from '../watch/display.ts';
import {followOne} from '../watch/follow-one.ts';
import {followSeveral} from '../watch/follow-several.ts';
import {WatchedJobs} from '../watch/watched-jobs.ts';
import {withHost} from '../with-host.ts';
import type {JobsOptions} from './jobs.ts';
import {filterOf, noneOf} from './jobs.ts';
import {documentOf} from './status-of-hosts.ts';

/** `reeve jobs --watch`. */
export async function watchJobsOf(target: string, options: JobsOptions): Promise<void> {
  const filter = await filterOf(options);
  await withHost(target, options, async (host, {connection}) => {
    const {clockOffsetMs} = await host.ping();
    const jobs = new WatchedJobs({...filter, limit: options.limit});
    const {title, feed} = followOne(host, connection, options, async changed => {
      for await (const told of host.watch(jobs.asked)) {
        jobs.take(told);
        changed();
      }
    });
    const watched: Watched = {
      title,
      host: host.name,
      none: noneOf(filter),
      lines: screen => jobTable(jobs.newest.jobs, Date.now() + clockOffsetMs, screen),
      isEmpty: () => jobs.newest.jobs.length === 0,
      documents: () => new Map([[host.name, {host: host.name, ...jobs.newest}]]),
    };
    await display(watched, feed, options);
  });
}

/** `reeve jobs --watch` of several hosts: one table, the newest job of all first. Returns the exit status. */
export async function watchJobsOfHosts(target: string, options: JobsOptions): Promise<number> {
  const filter = await filterOf(options);
  const told = new Map<string, {readonly jobs: WatchedJobs; clockOffsetMs: number}>();
  const all = () => {
    const now = Date.now();
    return [...told]
      .flatMap(([host, {jobs, clockOffsetMs}]) =>
        jobs.newest.jobs.map(job => ({host, job, now: now + clockOffsetMs})),
      )
      .toSorted((a, b) => (a.job.job < b.job.job ? 1 : -1));
  };
  return followSeveral(
    target,
    options,
    ({troubles}) => ({
      none: 'there is no such job on these hosts that you may see',
      isEmpty: () => all().length === 0,
      lines: screen => jobTableOf(all(), screen),
      documents: () =>
        new Map<string, object>([
          ...[...told].map(([host, {jobs}]) => [host, {host, reachable: true, ...jobs.newest}] as const),
          ...[...troubles].map(([host, error]) => [host, documentOf({host, error})] as const),
        ]),
    }),
    async (host, name, changed, signal) => {
      const {clockOffsetMs} = await host.ping();
      const jobs = new WatchedJobs({...filter, limit: options.limit});
      for await (const change of host.watch({...jobs.asked, signal})) {
        jobs.take(change);
        told.set(name, {jobs, clockOffsetMs});
        changed();
      }
    },
  );
}
