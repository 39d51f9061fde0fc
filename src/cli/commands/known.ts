import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  const known = program
    .command('known')
    .description("what is remembered of each host's account, which hosts are held to");
  withCommonOptions(known.command('list'))
    .description('list the hosts of which something is remembered')
    .action(async (_options, command: Command) => {
      const {listKnown} = await import('../handlers/known.ts');
      await listKnown(command.optsWithGlobals());
    });
  withCommonOptions(known.command('remove <host>'))
    .description('forget what a host showed, as after it was set up anew; receipts stay')
    .action(async (host: string, _options, command: Command) => {
      const {removeKnown} = await import('../handlers/known.ts');
      await removeKnown(host, command.optsWithGlobals());
    });
}
