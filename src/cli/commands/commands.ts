import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('commands <target>'))
    .description('list the commands that you may run on a host')
    .action(async (target: string, _options, command: Command) => {
      if (namesSeveral(target)) {
        const {commandsOfHosts} = await import('../handlers/commands-of-hosts.ts');
        process.exitCode = await commandsOfHosts(target, command.optsWithGlobals());
        return;
      }
      const {listCommands} = await import('../handlers/commands.ts');
      await listCommands(target, command.optsWithGlobals());
    });
}
