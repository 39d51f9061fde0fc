import type {Command} from 'commander';
import {wholeDays} from '../option-values.ts';
import {withFolderOptions} from '../options.ts';

export function register(program: Command): void {
  const ca = program.command('ca').description('manage the certificate authority that signs hosts and users');
  withFolderOptions(ca.command('init'))
    .description('create a CA: certificate, key (P-256) and an empty revocation list')
    .option('--name <text>', 'common name of the CA (default: "reeve CA")')
    .option('--days <n>', 'days of validity (default: 3650)', wholeDays)
    .option('--passphrase', "protect the CA's key with a passphrase, from $REEVE_CA_PASSPHRASE or a prompt")
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
    .action(async (_options, command: Command) => {
      const {initAuthority} = await import('../handlers/ca-init.ts');
      await initAuthority(command.optsWithGlobals());
    });
}
