import type {Command} from 'commander';
import type {CommonOptions} from '../speak.ts';
import {printJson, say} from '../speak.ts';
import {withHost} from '../with-host.ts';

export function register(program: Command): void {
  program
    .command('cancel <target> <job>')
    .description('end a job: SIGTERM to all its processes, SIGKILL after a grace')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs')
    .action(async (target: string, job: string, _options: CommonOptions, command: Command) => {
      const options: CommonOptions = command.optsWithGlobals();
      await withHost(target, options, async host => {
        await host.cancel(job);
        if (options.json) printJson({host: host.name, job, cancelled: true});
        else say(`ending job ${job}`, host.name);
      });
    });
}
