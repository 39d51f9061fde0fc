import {usage} from '../errors.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import {interrupted} from '../job/interrupts.ts';
import {print} from '../print.ts';
import {reportError} from '../report-error.ts';
import type {LogOptions} from './audit-log.ts';
import {showLog} from './audit-log.ts';

/** `reeve audit log` of several hosts, one after the other. Returns the exit status. */
export async function showLogsOf(target: string, options: LogOptions): Promise<number> {
  for (const alone of ['follow', 'csv', 'by'] as const)
    if (options[alone]) throw usage(`--${alone} takes one host`);
  const hosts = await hostsOf(target, options);
  let status = 0;
  for (const host of hosts) {
    if (!options.json) print(`${host}:`);
    const shown = await showLog(host, options).catch(reportError);
    if (shown === interrupted) return shown;
    status = Math.max(status, shown);
  }
  return status;
}

async function hostsOf(target: string, options: LogOptions): Promise<readonly string[]> {
  await using client = await openFleetClient(options);
  return (await client.fleet(target)).hosts;
}
