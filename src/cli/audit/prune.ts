import type {Command} from 'commander';
import type {PruneWords} from './prune-account.ts';

export function registerPrune(audit: Command): void {
  audit
    .command('prune')
    .description(
      'remove old entries of this host, with a signed statement of what was removed; proofs of the rest still hold',
    )
    .requiredOption('--before <time>', 'finished parts of which every entry is older: 2026-05-01, or 400d')
    .option('--config <file>', 'server.yaml')
    .option('--json', 'output for programs')
    .action(async (_options: PruneWords, command: Command) => {
      const {pruneAccount} = await import('./prune-account.ts');
      await pruneAccount(command.optsWithGlobals());
    });
}
