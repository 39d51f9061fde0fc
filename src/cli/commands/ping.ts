import type {Command} from 'commander';
import {wholeNumber} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('ping <target>'))
    .description(
      'connect to a host and measure the round trip; shows whether certificates and clocks are right',
    )
    .option('-c, --count <n>', 'how many times', wholeNumber, 3)
    .action(async (target: string, _options, command: Command) => {
      const {ping} = await import('../handlers/ping.ts');
      await ping(target, command.optsWithGlobals());
    });
}
