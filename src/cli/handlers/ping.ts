import {CodedError} from '../../base/errors.ts';
import {shownTime} from '../../identity/dates.ts';
import type {Pong} from '../../index.ts';
import {shownDuration} from '../../present/duration.ts';
import {limits} from '../../protocol/limits.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';
import type {Reach} from '../reach.ts';
import {reachHost} from '../reach.ts';

export interface PingOptions extends CommonOptions {
  readonly count: number;
}

export async function ping(target: string, options: PingOptions, reach: Reach = reachHost): Promise<void> {
  await reach(target, options, async host => {
    const pongs: Pong[] = [];
    for (let index = 0; index < options.count; index++) {
      const pong = await host.ping();
      pongs.push(pong);
      if (!options.json) print(`${host.name}: ${pong.roundTripMs.toFixed(2)} ms`);
    }
    const [{clockOffsetMs} = {clockOffsetMs: 0}] = pongs.toSorted((a, b) => a.roundTripMs - b.roundTripMs);
    if (options.json)
      printJson({host: host.name, clockOffsetMs, roundTripsMs: pongs.map(pong => pong.roundTripMs)});
    else print(`${host.name}: its clock is ${clockDifference(clockOffsetMs)}`);
    requireNearClock(clockOffsetMs);
  });
}

/** @throws {CodedError} `clock-off` if orders would be refused for it */
export function requireNearClock(offsetMs: number): void {
  if (Math.abs(offsetMs) <= limits.issueWindowMs) return;
  const [its, ours] = [Date.now() + offsetMs, Date.now()].map(shownTime);
  throw new CodedError(
    'clock-off',
    `its clock is ${clockDifference(offsetMs)}: it says ${its}, ours says ${ours}; orders are refused if the clocks differ by more than ${shownDuration(limits.issueWindowMs)}: set the wrong clock`,
  );
}

export function clockDifference(offsetMs: number): string {
  return `${shownDuration(Math.abs(offsetMs))} ${offsetMs >= 0 ? 'ahead of' : 'behind'} ours`;
}
