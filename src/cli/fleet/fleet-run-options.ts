import type {Command} from 'commander';
import {InvalidArgumentError, Option} from 'commander';
import {quote} from '../../base/quote.ts';
import type {FleetOptions} from '../../index.ts';
import {durationOption, wholeNumber} from '../option-values.ts';

/** Options of a command that runs something on several hosts. */
export interface FleetRunOptions {
  readonly unlabelled?: boolean;
  /** 1 if equal outputs are shown once, 2 also if they differ by the hosts' own names and addresses. */
  readonly fold?: number;
  readonly diff?: boolean;
  readonly outdir?: string;
  readonly fanout?: number;
  readonly batch?: string;
  /** Milliseconds. */
  readonly pause?: number;
  readonly gate?: string;
  readonly maxFail?: string;
  readonly maxUnreachable?: string;
  /** Milliseconds. */
  readonly connectTimeout?: number;
}

export function withFleetOptions(command: Command): Command {
  return command
    .option('-L, --unlabelled', 'of several hosts, print lines without the host before them')
    .addOption(
      new Option(
        '-b, --fold',
        "at the end, print equal outputs once with their hosts; -bb also where they differ by the hosts' own names and addresses",
      )
        .preset('')
        .argParser<number>((_, times: number | undefined) => (times ?? 0) + 1),
    )
    .option('--diff', 'at the end, print how other outputs differ from that of most hosts')
    .option('--outdir <folder>', 'write the output of each host to HOST.out and HOST.err in this folder')
    .option('--fanout <number>', 'hosts that are under way at once (default: 64)', wholeNumber)
    .option('--batch <sizes>', 'sizes of batches, the last repeated: 5, 10% or 1,10%,100%', sizesOption)
    .option('--pause <duration>', 'wait so long between two batches', durationOption)
    .option('--gate <command>', 'run this on the hosts of each batch, and stop unless it exits with status 0')
    .option(
      '--max-fail <hosts>',
      'stop when more hosts than these, or than so many per cent, failed',
      hostsOption,
    )
    .option('--max-unreachable <hosts>', 'likewise of unreachable hosts; fewer do not count', hostsOption)
    .option(
      '--connect-timeout <duration>',
      'give up connecting to a host after this time (default: 10s)',
      durationOption,
    );
}

/** The options of the library that these are. */
export function fleetOptionsOf(options: FleetRunOptions & {readonly reason?: string}): FleetOptions {
  const {reason, fanout, batch, pause, gate, maxFail, maxUnreachable, connectTimeout} = options;
  return {
    reason,
    fanout,
    batch,
    pauseMs: pause,
    gate,
    maxFail,
    maxUnreachable,
    connectTimeoutMs: connectTimeout,
  };
}

function hostsOption(text: string): string {
  if (/^\d{1,7}$|^(?:100|\d{1,2}(?:\.\d{1,2})?)%$/.test(text)) return text;
  throw new InvalidArgumentError(`${quote(text)} is neither a number of hosts nor 0% to 100%`);
}

function sizesOption(text: string): string {
  for (const size of text.split(',')) {
    hostsOption(size);
    if (/^0+$/.test(size)) throw new InvalidArgumentError(`${quote(text)}: no batch has 0 hosts`);
  }
  return text;
}
