import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(
    program.command('describe <target> <command>'),
    'output for programs, with the JSON Schemas of the parameters',
  )
    .description('show one command: its parameters, defaults and limits')
    .action(async (target: string, name: string, _options, command: Command) => {
      const {describe} = await import('../handlers/describe.ts');
      await describe(target, name, command.optsWithGlobals());
    });
}
