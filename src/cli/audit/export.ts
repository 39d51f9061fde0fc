import type {Command} from 'commander';
import type {ExportWords} from './export-account.ts';

export function registerExport(audit: Command): void {
  audit
    .command('export [target]')
    .description('write entries with all that proves them, for an auditor who has only that file')
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('--since <time>', 'from this time on: 2026-05-01, 2026-05-01T09:00Z, or 2h ago as 2h')
    .option('--until <time>', 'up to this time')
    .option('--from <seq>', 'from the entry with this number on')
    .option('--to <seq>', 'up to, not with, the entry with this number')
    .option('-o, --output <file>', 'where to; else standard output')
    .action(async (target: string | undefined, _options: ExportWords, command: Command) => {
      const {exportAccount} = await import('./export-account.ts');
      process.exitCode = await exportAccount(target, command.optsWithGlobals());
    });
}
