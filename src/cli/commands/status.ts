import type {Command} from 'commander';
import type {CommonOptions} from '../options.ts';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('status <target>'), 'print JSON; with --watch a line for each change')
    .description(
      'show the state of a server: jobs, connections, account, certificates, warnings; of several a line each',
    )
    .option('--watch', 'go on with each change; on a terminal in place')
    .action(async (target: string, _options, command: Command) => {
      const {watch = false, ...options}: CommonOptions & {watch?: boolean} = command.optsWithGlobals();
      const several = namesSeveral(target);
      if (watch) {
        const {watchStatusOf, watchStatusOfHosts} = await import('../handlers/watch-status.ts');
        if (several) process.exitCode = await watchStatusOfHosts(target, options);
        else await watchStatusOf(target, options);
      } else if (several) {
        const {statusOfHosts} = await import('../handlers/status-of-hosts.ts');
        process.exitCode = await statusOfHosts(target, options);
      } else {
        const {status} = await import('../handlers/status.ts');
        await status(target, options);
      }
    });
}
