import {askHosts} from '../fleet/ask-hosts.ts';
import {print, printJson} from '../print.ts';
import type {PingOptions} from './ping.ts';
import {clockDifference, requireNearClock} from './ping.ts';

/** `reeve ping` of several hosts, a line each. Returns the exit status. */
export async function pingHosts(target: string, options: PingOptions): Promise<number> {
  const {answers, failures, status} = await askHosts(
    target,
    options,
    async host => {
      const pongs = [];
      for (let index = 0; index < options.count; index++) pongs.push(await host.ping());
      const best = pongs.reduce((a, b) => (a.roundTripMs <= b.roundTripMs ? a : b));
      requireNearClock(best.clockOffsetMs);
      return {...best, roundTripsMs: pongs.map(({roundTripMs}) => roundTripMs)};
    },
    {
      tell({host, value: {roundTripMs, clockOffsetMs}}) {
        if (!options.json)
          print(`${host}: ${roundTripMs.toFixed(2)} ms, its clock is ${clockDifference(clockOffsetMs)}`);
      },
    },
  );
  if (options.json)
    printJson([
      ...answers.map(({host, value: {clockOffsetMs, roundTripsMs}}) => ({host, clockOffsetMs, roundTripsMs})),
      ...failures.map(({host, error}) => ({host, error: error.message})),
    ]);
  return status;
}
