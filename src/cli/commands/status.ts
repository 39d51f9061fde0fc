import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('status <target>'))
    .description('show the state of a server: jobs, connections, account, certificates, warnings')
    .action(async (target: string, _options, command: Command) => {
      const {status} = await import('../handlers/status.ts');
      await status(target, command.optsWithGlobals());
    });
}
