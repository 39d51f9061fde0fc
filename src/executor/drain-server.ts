import {accessSync, constants} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {counted} from '../base/counted.ts';
import {isSystemError} from '../base/errors.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {ExecutorError} from './errors.ts';
import {serverHolding} from './server-holder.ts';
import type {DrainReport} from './server-report.ts';
import {readReport} from './server-report.ts';

/** The time that a server may take to say that it drains, milliseconds. */
const patienceMs = 30_000;
const askMs = 50;

/** A server that takes no new work. */
export interface DrainingServer {
  /** The jobs that it waited for when it was asked. */
  readonly jobs: number;
  /**
   * Waits until it has ended; `told` hears of the number of jobs as it changes.
   *
   * @throws {ExecutorError} `not-drained` if it was stopped or killed before they had ended
   */
  ended(told: (jobs: number) => void): Promise<void>;
}

/**
 * Has the server that runs with a configuration take no new work, and end when what it took has ended. One that drains already
 * goes on so.
 *
 * @throws {ExecutorError} `not-running`, `not-drained`; and what a configuration that cannot be read gives
 */
export async function drainServer(configFile: string): Promise<DrainingServer> {
  const {data} = await loadServerConfig(configFile);
  requireSeen(data);
  const pid = serverHolding(data);
  if (pid === undefined)
    throw new ExecutorError('not-running', `no server runs with the data folder ${data}`);
  const reportOf = () => {
    const report = readReport(data, 'drain');
    return report?.pid === pid ? report : undefined;
  };
  if (!reportOf())
    throw new ExecutorError(
      'not-drained',
      `the server (process ${pid}) is starting, or is of a reeve that cannot be drained; try again, or stop it with SIGTERM`,
    );
  signal(pid);
  const report = await drainingReport(reportOf, () => serverHolding(data) === pid);
  return {
    jobs: report?.jobs ?? 0,
    async ended(told) {
      let last = report?.jobs;
      while (serverHolding(data) === pid) {
        const jobs = reportOf()?.jobs ?? last;
        if (jobs !== undefined && jobs !== last) told(jobs);
        last = jobs;
        await sleep(askMs);
      }
      // If another server has written its own report by now, nothing is known.
      const left = reportOf()?.jobs ?? 0;
      if (left > 0)
        throw new ExecutorError(
          'not-drained',
          `the server (process ${pid}) was stopped or killed while it waited for ${counted(left, 'job')}; see its log`,
        );
    },
  };
}

/** A user who may not enter the folder cannot know whether somebody serves. */
function requireSeen(data: string): void {
  try {
    accessSync(data, constants.X_OK);
  } catch (error) {
    if (!isSystemError(error, 'EACCES')) return;
    throw new ExecutorError(
      'not-drained',
      `the data folder ${data} is another user's; drain the server as that user or as root`,
      {cause: error},
    );
  }
}

/** A server that has ended in this moment is one that takes no new work. */
function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch (error) {
    if (isSystemError(error, 'ESRCH')) return;
    throw new ExecutorError(
      'not-drained',
      `the server (process ${pid}) is another user's; drain it as that user or as root`,
      {cause: error},
    );
  }
}

/** The report of a server that has heard of it; undefined if it has ended by then. */
async function drainingReport(
  reportOf: () => DrainReport | undefined,
  isThere: () => boolean,
): Promise<DrainReport | undefined> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(askMs)) {
    const report = reportOf();
    if (report?.isDraining) return report;
    if (!isThere()) return undefined;
  }
  throw new ExecutorError(
    'not-drained',
    'the server was told to drain, and has not said that it does; see its log',
  );
}
