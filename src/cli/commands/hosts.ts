import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('hosts [target]'), 'print a JSON array')
    .description('list the hosts and groups of client.yaml, or the hosts that a target means')
    .option('-e, --expand', 'print the names alone, one a line')
    .option('-f, --fold', 'print one node set')
    .option('-c, --count', 'print the number of hosts')
    .option(
      '--axis <numbers>',
      'with -f: fold these numbers of a name alone; 1 is the first, -1 the last',
      axisOption,
    )
    .action(async (target: string | undefined, _options, command: Command) => {
      const {listHosts} = await import('../handlers/hosts.ts');
      await listHosts(target, command.optsWithGlobals());
    });
  program
    .command('fold')
    .description(
      'read lines "HOST: OUTPUT" on standard input, and print equal outputs once, with their hosts',
    )
    .option('--json', 'print a JSON array')
    .action(async (_options, command: Command) => {
      const {foldOutputs} = await import('../handlers/fold.ts');
      process.exitCode = await foldOutputs(command.optsWithGlobals());
    });
}

function axisOption(text: string): number[] {
  if (/^-?[1-9]\d?(?:,-?[1-9]\d?)*$/.test(text)) return text.split(',').map(Number);
  throw new InvalidArgumentError(`expected numbers such as 1 or 1,3 or -1`);
}
