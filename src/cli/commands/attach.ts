import type {Command} from 'commander';
import {followJob} from '../follow-job.ts';
import type {CommonOptions} from '../speak.ts';
import {withHost} from '../with-host.ts';

export function register(program: Command): void {
  program
    .command('attach <target> <job>')
    .description('follow a job that runs, or see one that ended, from its first byte on')
    .option('--config <file>', 'client.yaml')
    .action(async (target: string, id: string, _options: CommonOptions, command: Command) => {
      process.exitCode = await withHost(target, command.optsWithGlobals(), host =>
        followJob(host, host.attach(id)),
      );
    });
}
