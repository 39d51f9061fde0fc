import type {Command} from 'commander';
import type {CommonOptions} from '../print.ts';

type ProofWords = CommonOptions & {readonly output?: string};

export function registerProof(audit: Command): void {
  audit
    .command('proof')
    .description(
      'write what proves the entries about one run, for whoever has the CA certificate or the log key',
    )
    .usage('[options] [target] <job>')
    .argument('<target-or-job>')
    .argument('[job]')
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('-o, --output <file>', 'where to; else standard output')
    .action(async (first: string, second: string | undefined, _options: ProofWords, command: Command) => {
      const [{evidenceOf}, {save}, {interrupted}] = await Promise.all([
        import('./run-evidence.ts'),
        import('./save.ts'),
        import('../interrupts.ts'),
      ]);
      const options: ProofWords = command.optsWithGlobals();
      const [target, job] = second === undefined ? [undefined, first] : [first, second];
      const evidence = await evidenceOf(target, job, options);
      if (evidence) await save(options.output, [evidence.text]);
      else process.exitCode = interrupted;
    });
}
