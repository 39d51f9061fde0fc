import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('status <target>'))
    .description(
      'show the state of a server: jobs, connections, account, certificates, warnings; of several a line each',
    )
    .action(async (target: string, _options, command: Command) => {
      if (namesSeveral(target)) {
        const {statusOfHosts} = await import('../handlers/status-of-hosts.ts');
        process.exitCode = await statusOfHosts(target, command.optsWithGlobals());
        return;
      }
      const {status} = await import('../handlers/status.ts');
      await status(target, command.optsWithGlobals());
    });
}
