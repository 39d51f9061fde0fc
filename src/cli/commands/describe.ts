import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(
    program.command('describe <target> <command>'),
    'print JSON, with the JSON Schemas of the parameters',
  )
    .description('show the parameters, defaults and limits of a command')
    .action(async (target: string, name: string, _options, command: Command) => {
      if (namesSeveral(target)) {
        const {describeOnHosts} = await import('../handlers/describe-on-hosts.ts');
        process.exitCode = await describeOnHosts(target, name, command.optsWithGlobals());
        return;
      }
      const {describe} = await import('../handlers/describe.ts');
      await describe(target, name, command.optsWithGlobals());
    });
}
