import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  const known = program
    .command('known')
    .description("manage what is remembered of each host's account, and compared at each run");
  withCommonOptions(known.command('list'))
    .description('list the remembered hosts')
    .action(async (_options, command: Command) => {
      const {listKnown} = await import('../handlers/known.ts');
      await listKnown(command.optsWithGlobals());
    });
  withCommonOptions(known.command('remove <host>'))
    .description('forget a host, for example after it was set up anew; receipts are kept')
    .action(async (host: string, _options, command: Command) => {
      const {removeKnown} = await import('../handlers/known.ts');
      await removeKnown(host, command.optsWithGlobals());
    });
}
