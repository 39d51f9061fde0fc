import type {Command} from 'commander';
import {wholeNumber} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('ping <target>'))
    .description('connect to a host, measure the round trip, and check certificates and clocks')
    .option('-c, --count <n>', 'number of round trips', wholeNumber, 3)
    .action(async (target: string, _options, command: Command) => {
      if (namesSeveral(target)) {
        const {pingHosts} = await import('../handlers/ping-hosts.ts');
        process.exitCode = await pingHosts(target, command.optsWithGlobals());
        return;
      }
      const {ping} = await import('../handlers/ping.ts');
      await ping(target, command.optsWithGlobals());
    });
}
