import type {Command} from 'commander';
import type {RunOptions} from '../../index.ts';
import type {Followed} from '../follow-job.ts';
import {say} from '../print.ts';
import type {QuietLine} from '../quiet-line.ts';
import type {RunWords} from '../run-options.ts';
import {mergeRunWords, withRunOptions} from '../run-options.ts';
import {showJob} from '../show-job.ts';
import {isNullInput, standardInput} from '../standard-input.ts';
import type {Keyboard} from '../terminal/keyboard.ts';
import {UsageCommand} from '../usage-command.ts';
import {withDescription} from '../with-description.ts';
import {withHost} from '../with-host.ts';

/** `reeve run TARGET [OPTIONS] COMMAND [WORDS]`: options of reeve's stand before COMMAND; all after it is its own. */
export function register(program: Command): void {
  withRunOptions(program.command('run'))
    .description('run a catalogued command on a host; prints its output, and exits with its exit status')
    .usage('[options] <target> [options] <command> [words...]')
    .argument('<target>', 'a host of client.yaml, or HOST[:PORT]')
    .argument('<command...>', 'the command and its words; see reeve describe TARGET COMMAND')
    .passThroughOptions()
    .action(async (target: string, rest: string[], _options: RunWords, command: Command) => {
      const inner = withRunOptions(new UsageCommand('reeve run'))
        .argument('<command>')
        .argument('[words...]')
        .passThroughOptions();
      inner.exitOverride().parse(rest, {from: 'user'});
      const [name = '', ...words] = inner.args;
      process.exitCode = await run(
        target,
        name,
        words,
        mergeRunWords(command.optsWithGlobals(), inner.opts()),
      );
    });
}

async function run(
  target: string,
  name: string,
  words: readonly string[],
  options: RunWords,
): Promise<number> {
  const {reason, config, json} = options;
  const keyboard = options.tty ? (await import('../terminal/keyboard.ts')).openKeyboard('--tty') : undefined;
  using input = options.stdin ? standardInput() : undefined;
  // Before anything is sent: nobody should type a secret for a run that cannot be.
  const secrets = await secretsOf(options, target);
  return await withHost(target, options, async (host, {notices, log}) => {
    const ordered: RunOptions = {reason, secrets, stdin: input?.bytes, ...keyboard?.asInput()};
    const job = host.run(name, words, ordered);
    log?.info({host: host.name, job: job.id, command: name}, 'ordered');
    const isWatched = process.stderr.isTTY && !options.json && !options.detach && !keyboard;
    using quiet = isWatched
      ? new (await import('../quiet-line.ts')).QuietLine({
          host: host.name,
          command: name,
          job,
          notices,
          isTyped: input !== undefined,
        })
      : undefined;
    job.started.then(
      ({isUnfed}) => isUnfed && sayUnfed(name, host.name, quiet),
      () => {},
    );
    const whereabouts = {target, config, job: job.id};
    if (options.detach) {
      const {detachJob} = await import('../detach-job.ts');
      await detachJob({host, job, notices, whereabouts}, options);
      return 0;
    }
    const followed = {host, job, notices, whereabouts, from: 0, isOurs: true, quiet};
    const shown = keyboard ? onTerminal(followed, keyboard) : showJob(followed, {json});
    const status = await shown.catch((error: unknown) => {
      throw withDescription(error, target, name);
    });
    log?.info({host: host.name, job: job.id, status}, 'ended');
    return status;
  });
}

/** To who meant nothing to be read, and said so with /dev/null, it is nothing new. */
function sayUnfed(command: string, host: string, quiet: QuietLine | undefined): void {
  if (isNullInput()) return;
  const sayIt = () => say(`${command} reads standard input, and none is given; --stdin gives it`, host);
  if (quiet) quiet.aside(sayIt);
  else sayIt();
}

async function onTerminal(followed: Followed, keyboard: Keyboard): Promise<number> {
  return (await import('../terminal/follow-on-terminal.ts')).followOnTerminal(followed, keyboard);
}

async function secretsOf(
  {secret = []}: RunWords,
  target: string,
): Promise<Record<string, string> | undefined> {
  if (secret.length === 0) return undefined;
  const [{parseSecretOptions}, {readSecrets}] = await Promise.all([
    import('../secrets/secret-options.ts'),
    import('../secrets/read-secrets.ts'),
  ]);
  return readSecrets(parseSecretOptions(secret), target);
}
