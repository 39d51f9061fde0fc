import {setTimeout as wait} from 'node:timers/promises';
import {fleetSummary} from '../../present/fleet/fleet-summary.ts';
import {usage} from '../errors.ts';
import {exitStatus} from '../exit-status.ts';
import {findFleet, fleetRecords} from '../fleet/find-fleet.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

/** So long a program that works on the run is waited for, which waits itself for its hosts. */
const patienceMs = 15_000;
/** So often it is looked whether it is done. */
const lookEveryMs = 100;

/** `reeve fleet cancel`: returns the exit status. */
export async function cancelFleet(typed: string, options: CommonOptions): Promise<number> {
  const records = await fleetRecords(options.config);
  const {fleet} = findFleet(records, typed);
  if (await records.isUnderWay(fleet)) {
    records.askToCancel(fleet);
    for (let waited = 0; await records.isUnderWay(fleet); waited += lookEveryMs) {
      if (waited > patienceMs) throw usage(`the program that works on run ${fleet} does not end it`);
      await wait(lookEveryMs);
    }
  }
  await using client = await openFleetClient(options);
  // Of a program that was killed, or let go of its jobs.
  const run = client.cancelFleet(fleet);
  if (run) {
    const {hosts} = await run;
    for (const outcome of hosts.values())
      if (outcome.is === 'unknown') say(outcome.error.message, outcome.host);
  }
  const hosts = [...records.read(fleet).hosts.values()];
  if (options.json) printJson({fleet, hosts});
  else print(fleetSummary(hosts));
  return hosts.some(({outcome}) => outcome === 'unknown') ? exitStatus.unknown : 0;
}
