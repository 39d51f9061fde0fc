import {setTimeout as sleep} from 'node:timers/promises';
import {CodedError} from '../base/errors.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {checkServer} from './check-server.ts';
import {ExecutorError} from './errors.ts';
import {serverHolding} from './server-holder.ts';
import type {ReloadReport} from './server-report.ts';
import {readReport} from './server-report.ts';

/** The time that a server may take to say what came of it, milliseconds. */
const patienceMs = 60_000;
const askMs = 50;

/**
 * Checks what is on disk, has the server that runs with it take it over, and waits until it has. Returns how many commands
 * there are then, and how many warnings the check has. Of what is not in order the server hears, too: its status and its log
 * are to say so.
 *
 * @throws {CodedError} `config-invalid` with all that is wrong; {ExecutorError} `not-running`, `not-reloaded`
 */
export async function reloadServer(configFile: string): Promise<{commands: number; warnings: number}> {
  const {errors, warnings} = await checkServer(configFile);
  const invalid =
    errors.length === 0
      ? undefined
      : new CodedError('config-invalid', `nothing was reloaded:\n${errors.join('\n')}`);
  const config = await loadServerConfig(configFile).catch((error: unknown) => {
    throw invalid ?? error;
  });
  const pid = serverHolding(config.data);
  if (pid === undefined)
    throw invalid ?? new ExecutorError('not-running', `no server runs with the data folder ${config.data}`);
  const before = readReport(config.data, 'reload')?.asked ?? 0;
  process.kill(pid, 'SIGHUP');
  const report = await reportAfter(before, pid, config.data);
  if (invalid) throw invalid;
  if (!report)
    throw new ExecutorError(
      'not-reloaded',
      `the server (process ${pid}) was asked to reload, and has not said what came of it; see its log`,
    );
  if (report.failure !== undefined)
    throw new ExecutorError(
      'not-reloaded',
      `nothing was reloaded, the old stays in force: ${report.failure}`,
    );
  return {commands: report.commands, warnings: warnings.length};
}

/** The result of a reload that was asked for after the one with this number. */
async function reportAfter(before: number, pid: number, data: string): Promise<ReloadReport | undefined> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(askMs)) {
    const report = readReport(data, 'reload');
    if (report?.pid === pid && report.done > before) return report;
    if (serverHolding(data) !== pid) return undefined;
  }
  return undefined;
}
