import type {Logger} from '../server-log/logger.ts';
import type {JobTable} from './jobs/job-table.ts';
import {writeReport} from './server-report.ts';

export interface DrainParts {
  readonly data: string;
  readonly jobs: Pick<JobTable, 'drain' | 'isClosed'>;
  readonly log: Logger;
  /** Called when what the status says has changed. */
  readonly told: () => void;
}

/**
 * Returns the handler of a drain that somebody asks for: from then on no new work is taken. It resolves when what was taken has
 * ended, and says meanwhile how many jobs are waited for. The number that it said last is that of the jobs that a stop cut short.
 */
export function drainByHand({data, jobs, log, told}: DrainParts): () => Promise<void> {
  const report = (isDraining: boolean, left: number) =>
    writeReport(data, 'drain', {pid: process.pid, isDraining, jobs: left});
  report(false, 0);
  return () =>
    jobs.drain(left => {
      // Jobs that a stop ends did not end by themselves: the report is to say how many these are.
      if (jobs.isClosed) return;
      report(true, left);
      log.info({jobs: left}, 'draining');
      told();
    });
}
