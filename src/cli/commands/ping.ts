import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {shownTime} from '../../identity/dates.ts';
import type {Pong} from '../../index.ts';
import {shownDuration} from '../../present/duration.ts';
import {limits} from '../../protocol/limits.ts';
import type {CommonOptions} from '../print.ts';
import {print, printJson} from '../print.ts';
import {withHost} from '../with-host.ts';

interface PingOptions extends CommonOptions {
  readonly count: number;
}

export function register(program: Command): void {
  program
    .command('ping <target>')
    .description(
      'connect to a host and measure the round trip; shows whether certificates and clocks are right',
    )
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs')
    .option('-c, --count <n>', 'how many times', wholeNumber, 3)
    .action(async (target: string, _options: PingOptions, command: Command) => {
      const options: PingOptions = command.optsWithGlobals();
      await withHost(target, options, async host => {
        const pongs: Pong[] = [];
        for (let index = 0; index < options.count; index++) {
          const pong = await host.ping();
          pongs.push(pong);
          if (!options.json) print(`${host.name}: ${pong.roundTripMs.toFixed(2)} ms`);
        }
        const [{clockOffsetMs} = {clockOffsetMs: 0}] = pongs.toSorted(
          (a, b) => a.roundTripMs - b.roundTripMs,
        );
        if (options.json)
          printJson({host: host.name, clockOffsetMs, roundTripsMs: pongs.map(pong => pong.roundTripMs)});
        else print(`${host.name}: its clock is ${difference(clockOffsetMs)}`);
        requireNearClock(clockOffsetMs);
      });
    });
}

/** @throws {CodedError} `clock-off` where orders would be refused for it */
function requireNearClock(offsetMs: number): void {
  if (Math.abs(offsetMs) <= limits.issueWindowMs) return;
  const [its, ours] = [Date.now() + offsetMs, Date.now()].map(shownTime);
  throw new CodedError(
    'clock-off',
    `its clock is ${difference(offsetMs)}: it says ${its}, ours says ${ours}; orders are refused where they differ by more than ${shownDuration(limits.issueWindowMs)}: set the clock that is wrong`,
  );
}

function difference(offsetMs: number): string {
  return `${shownDuration(Math.abs(offsetMs))} ${offsetMs >= 0 ? 'ahead of' : 'behind'} ours`;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new InvalidArgumentError(`${quote(text)} is not a whole number from 1 to 999999`);
  return Number(text);
}
