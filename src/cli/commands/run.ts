import type {Command} from 'commander';
import {mergeRunOptions, withRunOptions} from '../run-options.ts';
import {namesSeveral} from '../several-hosts.ts';
import {UsageCommand} from '../usage-command.ts';

/** `reeve run TARGET [OPTIONS] COMMAND [WORDS]`: options of reeve's stand before COMMAND; all after it is its own. */
export function register(program: Command): void {
  withRunOptions(program.command('run'))
    .description(
      'run a catalogue command on one host or several, print its output, and exit with its exit status',
    )
    .usage('[options] <target> [options] <command> [words...]')
    .argument('<target>', 'host of client.yaml, HOST[:PORT], or a node set such as lab-[01-40] or @group')
    .argument('<command...>', 'command and its arguments; see reeve describe TARGET COMMAND')
    .passThroughOptions()
    .action(async (target: string, rest: string[], _options, command: Command) => {
      const inner = withRunOptions(new UsageCommand('reeve run'))
        .argument('<command>')
        .argument('[words...]')
        .passThroughOptions();
      inner.exitOverride().parse(rest, {from: 'user'});
      const [name = '', ...args] = inner.args;
      const options = mergeRunOptions(command.optsWithGlobals(), inner.opts());
      if (namesSeveral(target) || options.fold || options.diff || options.outdir !== undefined) {
        const {runOnHosts} = await import('../handlers/run-on-hosts.ts');
        process.exitCode = await runOnHosts(target, name, args, options);
        return;
      }
      const {run} = await import('../handlers/run.ts');
      process.exitCode = await run(target, name, args, options);
    });
}
