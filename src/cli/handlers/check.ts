import {checkServer} from '../../executor/check-server.ts';
import {exitStatus} from '../exit-status.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

/** `reeve check`: returns the exit status. */
export async function check({config, json}: CommonOptions & {readonly config: string}): Promise<number> {
  const report = await checkServer(config);
  if (json) printJson(report);
  else {
    for (const fact of report.facts) print(`ok: ${fact}`);
    for (const warning of report.warnings) print(`warning: ${warning}`);
    for (const error of report.errors) print(error.split('\n').map(line => `error: ${line}`));
  }
  return report.errors.length > 0 ? exitStatus.badRequest : 0;
}
