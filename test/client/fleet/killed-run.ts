import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {resolve} from 'node:path';
import {createInterface} from 'node:readline';
import type {Client} from '../../../src/client/client.ts';
import type {FleetParts} from '../../../src/client/fleet/fleet.ts';
import type {FleetRecord, HostRecord} from '../../../src/client/fleet/journal/fleet-record.ts';
import {FleetRecords} from '../../../src/client/fleet/journal/fleet-records.ts';
import {retryRun} from '../../../src/client/fleet/retry.ts';
import type {RigHost} from '../../fixtures/rig.ts';
import {workOf} from './fleet-lab.ts';

/** The parts of a run that is killed and gone on with. */
export interface KilledParts {
  readonly config: string;
  readonly client: Client;
  readonly hosts: readonly RigHost[];
}

/** The parts of a client for which an order is on its way for moments, not minutes. */
export function impatientParts(client: Client): FleetParts & {readonly records: FleetRecords} {
  const records = FleetRecords.of(client.config);
  if (!records) throw new Error('there is no folder for runs');
  return {
    config: client.config,
    dial: (host, options) => client.host(host, options),
    records,
    flush: async () => {},
    warn() {},
    windowMs: 500,
  };
}

/** Events of a run on one host, from the dial to its outcome. */
export const eventsOfHost = 6;

/**
 * Kills the program of a run after so many events, and goes on with it. Returns what is wrong with its journal
 * then, and with what the hosts were made to do; and on how many hosts it had not ended.
 */
export async function killAndGoOn(
  {config, client, hosts}: KilledParts,
  afterEvents: number,
): Promise<{broken: string[]; left: number}> {
  const parts = impatientParts(client);
  const before = hosts.map(workOf);
  const id = await killedRun(config, hosts, afterEvents);
  const record = parts.records.read(id);
  const broken = await wrongIn(record, hosts, client);
  const left = [...record.hosts.values()].filter(({outcome}) => outcome !== 'ended').length;
  if (left > 0) await retryRun(parts, id, {unknown: true, untried: true});
  for (const [at, host] of hosts.entries()) {
    const times = workOf(host) - (before[at] ?? 0);
    if (times !== 1) broken.push(`${host.name} worked ${times} times in run ${id}`);
  }
  for (const {host, outcome} of parts.records.read(id).hosts.values())
    if (outcome !== 'ended') broken.push(`${host} is ${outcome} at the end of run ${id}`);
  return {broken, left};
}

async function killedRun(config: string, hosts: readonly RigHost[], afterEvents: number): Promise<string> {
  const words = [resolve('test/client/fleet/killed-runner.ts'), config, ...hosts.map(({name}) => name)];
  const child = spawn(process.execPath, words, {stdio: ['ignore', 'pipe', 'inherit']});
  const exited = once(child, 'exit');
  let id = '';
  let seen = 0;
  for await (const line of createInterface(child.stdout)) {
    if (seen++ === 0) id = line;
    if (seen > afterEvents) child.kill('SIGKILL');
  }
  await exited;
  return id;
}

/** A host may know of an order only what the journal has of it, and has all that the journal says it has. */
async function wrongIn(
  {fleet, hosts}: FleetRecord,
  running: readonly RigHost[],
  client: Client,
): Promise<string[]> {
  const wrong: string[] = [];
  if (hosts.size !== running.length) wrong.push(`run ${fleet} has ${hosts.size} hosts`);
  const onHost = async ([name, {outcome, job, exit}]: [string, HostRecord]) => {
    await using host = await client.host(name);
    const {jobs} = await host.jobs({fleet});
    const ids = jobs.map(one => one.job);
    const isRight =
      outcome === 'untried'
        ? ids.length === 0
        : ids.every(one => one === job) && (outcome === 'unknown' || jobs[0]?.exit === exit);
    if (!isRight) wrong.push(`${name} has ${JSON.stringify(jobs)}, and the journal ${outcome} ${job}`);
  };
  await Promise.all([...hosts].map(onHost));
  return wrong;
}
