import type {Command} from 'commander';
import {Option} from 'commander';
import type {VerifyWords} from './verify-words.ts';

export function registerVerify(audit: Command): void {
  audit
    .command('verify [target]')
    .description(
      'find out whether anything in an account was changed: of a host, of a folder, or of a file that proves some',
    )
    .usage('[options] [target | folder]')
    .addHelpText(
      'after',
      '\nWithout TARGET the account of this host, by its server.yaml. What has a / in it, or is ., is a folder.',
    )
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('--receipt <file>', 'verify a receipt, a proof or an export instead, without any server')
    .option('--ca <file>', 'the certificates of the CA to believe')
    .option('--log-key <file>', "the host's log.pub or certificate, to believe the key in it")
    .addOption(new Option('--quick', 'not each checkpoint, entry and order; every line all the same'))
    .option('--json', 'output for programs')
    .action(async (target: string | undefined, _options: VerifyWords, command: Command) => {
      const {verifyAnything} = await import('./verify-anything.ts');
      process.exitCode = await verifyAnything(target, command.optsWithGlobals());
    });
}
