import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('commands <target>'))
    .description('list the commands that you may run on a host')
    .action(async (target: string, _options, command: Command) => {
      const {listCommands} = await import('../handlers/commands.ts');
      await listCommands(target, command.optsWithGlobals());
    });
}
