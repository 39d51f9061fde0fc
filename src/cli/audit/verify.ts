import type {Command} from 'commander';
import {Option} from 'commander';
import type {VerifyWords} from './verify-words.ts';

export function registerVerify(audit: Command): void {
  audit
    .command('verify [target]')
    .description(
      'find out whether anything was changed: in the account of a host or of a folder, or in a file that proves some of it',
    )
    .usage('[options] [target | folder | file]')
    .addHelpText(
      'after',
      '\nWithout TARGET the account of this host, by its server.yaml. A file may be a receipt, a proof, an export or a checkpoint.\nA word that is a host of client.yaml is that host; ./WORD is the file or folder that is called so.',
    )
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('--receipt <file>', 'the same as FILE')
    .option('--ca <file>', 'the certificates of the CA to believe')
    .option('--log-key <file>', "the host's log.pub or certificate, to believe the key in it")
    .addOption(new Option('--quick', 'not each checkpoint, entry and order; every line all the same'))
    .option('--json', 'output for programs')
    .action(async (target: string | undefined, _options: VerifyWords, command: Command) => {
      const {verifyAnything} = await import('./verify-anything.ts');
      process.exitCode = await verifyAnything(target, command.optsWithGlobals());
    });
}
