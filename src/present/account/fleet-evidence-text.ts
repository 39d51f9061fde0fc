import type {ProvenHost, VerifiedFleet} from '../../audit/evidence/verify-fleet.ts';
import {counted} from '../../base/counted.ts';
import {outcomeWords} from '../fleet/fleet-summary.ts';
import type {Painted} from '../lines.ts';
import type {Screen} from '../screen.ts';
import type {Cell} from '../table.ts';
import {table} from '../table.ts';

/** The evidence of a run on many hosts, told to a person; `file` is the file that it came from. */
export function fleetLines(verified: VerifiedFleet, screen: Screen, file: string): (string | Painted)[] {
  const {fleet, command, of, ok} = verified;
  const proven = of.filter(({entry}) => entry !== undefined).length;
  const what = `${command} on ${counted(of.length, 'host')}, run ${fleet}`;
  const verdict = ok
    ? `${file} verifies: ${what}; ${proven} proven by receipts`
    : `${file} does not verify: ${what}`;
  return [verdict, ...table(columns, of.map(rowOf), screen)];
}

/** The same, for programs. */
export function fleetDocument({fleet, command, of, ok}: VerifiedFleet): object {
  const hosts = of.map(({host, outcome, job, entry, wrong}) => ({
    host,
    outcome,
    job: job ?? null,
    proven: entry !== undefined,
    ...(entry && {entry}),
    ...(wrong !== undefined && {wrong}),
  }));
  return {fleet, command, verified: ok, hosts};
}

const columns = [{heading: 'HOST', least: 10}, {heading: 'OUTCOME'}, {heading: 'PROOF', least: 10}];

function rowOf({host, outcome, entry, wrong}: ProvenHost): Cell[] {
  if (wrong !== undefined) return [host, outcome, {failed: `wrong: ${wrong}`}];
  if (entry?.event === 'job-end')
    return [host, outcomeWords({host, outcome: 'ended', ...entry.outcome}), `proven, entry ${entry.seq}`];
  if (entry) return [host, outcome, `proven, entry ${entry.seq}`];
  return [host, outcome, 'not proven'];
}
