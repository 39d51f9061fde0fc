import {quote} from '../../base/quote.ts';
import {expandTargets, loadClientConfig} from '../../index.ts';
import {usage} from '../errors.ts';
import {interrupted} from '../job/interrupts.ts';
import {print} from '../print.ts';
import {reportError} from '../report-error.ts';
import type {LogOptions} from './audit-log.ts';
import {showLog} from './audit-log.ts';

/** `reeve audit log` of several hosts, one after the other. Returns the exit status. */
export async function showLogsOf(target: string, options: LogOptions): Promise<number> {
  for (const alone of ['follow', 'csv', 'by'] as const)
    if (options[alone]) throw usage(`--${alone} takes one host`);
  const hosts = await expandTargets(target, await loadClientConfig(options.config));
  if (hosts.length === 0) throw usage(`${quote(target)} means no host`);
  let status = 0;
  for (const host of hosts) {
    if (!options.json) print(`${host}:`);
    const shown = await showLog(host, options).catch(reportError);
    if (shown === interrupted) return shown;
    status = Math.max(status, shown);
  }
  return status;
}
