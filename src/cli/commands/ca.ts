import type {Command} from 'commander';
import {wholeDays} from '../option-values.ts';
import {withFolderOptions} from '../options.ts';

export function register(program: Command): void {
  const ca = program.command('ca').description('the certificate authority that signs hosts and users');
  withFolderOptions(ca.command('init'))
    .description('make a new CA: its certificate, its key (P-256) and an empty revocation list')
    .option('--name <text>', 'common name of the CA (default: "reeve CA")')
    .option('--days <n>', 'how long it is valid (default: 3650)', wholeDays)
    .option('--passphrase', "ask for a passphrase for the CA's key (or take $REEVE_CA_PASSPHRASE)")
    .option('--passphrase-file <file>', 'its first line is the passphrase')
    .action(async (_options, command: Command) => {
      const {initAuthority} = await import('../handlers/ca-init.ts');
      await initAuthority(command.optsWithGlobals());
    });
}
