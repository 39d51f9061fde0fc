import type {Command} from 'commander';
import {mergeRunOptions, withRunOptions} from '../run-options.ts';
import {UsageCommand} from '../usage-command.ts';

/** `reeve run TARGET [OPTIONS] COMMAND [WORDS]`: options of reeve's stand before COMMAND; all after it is its own. */
export function register(program: Command): void {
  withRunOptions(program.command('run'))
    .description('run a catalogued command on a host; prints its output, and exits with its exit status')
    .usage('[options] <target> [options] <command> [words...]')
    .argument('<target>', 'a host of client.yaml, or HOST[:PORT]')
    .argument('<command...>', 'the command and its words; see reeve describe TARGET COMMAND')
    .passThroughOptions()
    .action(async (target: string, rest: string[], _options, command: Command) => {
      const inner = withRunOptions(new UsageCommand('reeve run'))
        .argument('<command>')
        .argument('[words...]')
        .passThroughOptions();
      inner.exitOverride().parse(rest, {from: 'user'});
      const [name = '', ...args] = inner.args;
      const options = mergeRunOptions(command.optsWithGlobals(), inner.opts());
      const {run} = await import('../handlers/run.ts');
      process.exitCode = await run(target, name, args, options);
    });
}
