import type {RunOptions as OrderOptions} from '../../index.ts';
import {detachJob} from '../detach-job.ts';
import type {Followed} from '../follow-job.ts';
import {say} from '../print.ts';
import {QuietLine} from '../quiet-line.ts';
import type {RunOptions} from '../run-options.ts';
import {showJob} from '../show-job.ts';
import {isNullInput, standardInput} from '../standard-input.ts';
import type {Keyboard} from '../terminal/keyboard.ts';
import {openKeyboard} from '../terminal/keyboard.ts';
import {withDescription} from '../with-description.ts';
import {withHost} from '../with-host.ts';

/** `reeve run`: gives the status to exit with. */
export async function run(
  target: string,
  name: string,
  args: readonly string[],
  options: RunOptions,
): Promise<number> {
  const {reason, config, json} = options;
  const keyboard = options.tty ? openKeyboard('--tty') : undefined;
  using input = options.stdin ? standardInput() : undefined;
  // Before anything is sent: nobody should type a secret for a run that cannot be.
  const secrets = await secretsOf(options, target);
  return await withHost(target, options, async (host, {notices, log}) => {
    const ordered: OrderOptions = {reason, secrets, stdin: input?.bytes, ...keyboard?.asInput()};
    const job = host.run(name, args, ordered);
    log?.info({host: host.name, job: job.id, command: name}, 'ordered');
    const isWatched = process.stderr.isTTY && !options.json && !options.detach && !keyboard;
    using quiet = isWatched
      ? new QuietLine({
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
  {secret = []}: RunOptions,
  target: string,
): Promise<Record<string, string> | undefined> {
  if (secret.length === 0) return undefined;
  const [{parseSecretOptions}, {readSecrets}] = await Promise.all([
    import('../secrets/secret-options.ts'),
    import('../secrets/read-secrets.ts'),
  ]);
  return readSecrets(parseSecretOptions(secret), target);
}
