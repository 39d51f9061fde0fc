import type {Command} from 'commander';
import type {CommonOptions} from '../print.ts';

export function registerShow(audit: Command): void {
  audit
    .command('show')
    .description('all about one run, proven by the account; without TARGET of this host, by its server.yaml')
    .usage('[options] [target] <job>')
    .argument('<target-or-job>')
    .argument('[job]')
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('--json', 'output for programs')
    .action(async (first: string, second: string | undefined, _options: CommonOptions, command: Command) => {
      const {showRun} = await import('./show-run.ts');
      const [target, job] = second === undefined ? [undefined, first] : [first, second];
      process.exitCode = await showRun(target, job, command.optsWithGlobals());
    });
}
