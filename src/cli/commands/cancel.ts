import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('cancel <target> <job>'))
    .description('end a job: send SIGTERM to all its processes, and SIGKILL after a grace period')
    .option('--signal <name>', 'only send this signal to its processes: HUP, USR1, STOP, CONT, ...')
    .action(async (target: string, job: string, _options, command: Command) => {
      if (namesSeveral(target)) {
        const {cancelOnHosts} = await import('../handlers/cancel-on-hosts.ts');
        process.exitCode = await cancelOnHosts(target, job, command.optsWithGlobals());
        return;
      }
      const {cancel} = await import('../handlers/cancel.ts');
      await cancel(target, job, command.optsWithGlobals());
    });
}
