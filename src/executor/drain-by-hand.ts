import type {Logger} from '../server-log/logger.ts';
import type {JobTable} from './jobs/job-table.ts';
import {writeReport} from './server-report.ts';

export interface DrainParts {
  readonly data: string;
  readonly jobs: Pick<JobTable, 'drain'>;
  readonly log: Logger;
  /** Called when what the status says has changed. */
  readonly told: () => void;
}

/**
 * Returns the handler of a drain that somebody asks for: from then on no new work is taken. It resolves when what was taken has
 * ended, and says meanwhile how many jobs are waited for.
 */
export function drainByHand({data, jobs, log, told}: DrainParts): () => Promise<void> {
  const report = (isDraining: boolean, left: number) =>
    writeReport(data, 'drain', {pid: process.pid, isDraining, jobs: left});
  report(false, 0);
  return async () => {
    const drained = jobs.drain(left => {
      report(true, left);
      log.info({jobs: left}, 'draining');
      told();
    });
    await drained;
    report(true, 0);
  };
}
