import type {Command} from 'commander';
import {wholeNumber} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('ping <target>'))
    .description('connect to a host, measure the round trip, and check certificates and clocks')
    .option('-c, --count <n>', 'number of round trips', wholeNumber, 3)
    .action(async (target: string, _options, command: Command) => {
      const {ping} = await import('../handlers/ping.ts');
      await ping(target, command.optsWithGlobals());
    });
}
