import {openClient} from '../../src/client/client.ts';
import {FleetLab, startApart} from '../client/fleet/fleet-lab.ts';
import {eventsOfHost, killAndGoOn} from '../client/fleet/killed-run.ts';
import {Random} from './random.ts';

export interface FleetKillOptions {
  readonly seed: number;
  readonly kills: number;
  readonly hosts: number;
  readonly say?: (line: string) => void;
}

/** Kills the program of a run on many hosts at random moments, and goes on with each. */
export async function runFleetKills(
  t: {teardown(end: () => unknown): void},
  {seed, kills, hosts: count, say = () => {}}: FleetKillOptions,
): Promise<{broken: string[]; left: number}> {
  const random = new Random(seed);
  const lab = await FleetLab.open(t);
  const {hosts, config} = await startApart(t, lab, count);
  await using client = await openClient(config);
  const broken: string[] = [];
  let left = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const done = await killAndGoOn({config, client, hosts}, random.below(count * eventsOfHost));
    broken.push(...done.broken);
    left += done.left;
    if (kill % 10 === 0) say(`${kill} kills, ${left} hosts were gone on with, ${broken.length} broken`);
  }
  return {broken, left};
}
