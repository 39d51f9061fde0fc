import {screenOf} from '../../present/screen.ts';
import type {HostState} from '../../present/status-table.ts';
import {statusTable} from '../../present/status-table.ts';
import {statusOfError} from '../exit-status.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

/** `reeve status` of several hosts, a line each. Returns the exit status. */
export async function statusOfHosts(target: string, options: CommonOptions): Promise<number> {
  await using client = await openFleetClient(options);
  const answers = await (await client.fleet(target)).ask(async host => {
    const {roundTripMs, clockOffsetMs} = await host.ping();
    return {status: await host.status(), roundTripMs, clockOffsetMs};
  });
  const states = answers.map((answer): HostState => {
    const {host} = answer;
    return 'error' in answer ? {host, error: answer.error} : {host, ...answer.value};
  });
  if (options.json) printJson(states.map(documentOf));
  else print(statusTable(states, Date.now(), screenOf(process.stdout)));
  return Math.max(0, ...states.map(state => ('error' in state ? statusOfError(state.error) : 0)));
}

/** The state of one of several hosts, for programs. */
export function documentOf(state: HostState): object {
  if ('status' in state) {
    const {host, status, roundTripMs, clockOffsetMs} = state;
    return {...status, host, reachable: true, roundTripMs, clockOffsetMs};
  }
  return {host: state.host, reachable: false, error: state.error.message};
}
