import {shellWords} from '../../base/shell-words.ts';
import type {RunOptions as OrderOptions} from '../../index.ts';
import {ClientError} from '../../index.ts';
import type {NearHost} from '../../persist/near-host.ts';
import {learnCommand} from '../completion/learn.ts';
import {canAsk, confirmRun} from '../confirm-run.ts';
import {detachJob} from '../job/detach-job.ts';
import type {Followed} from '../job/follow-job.ts';
import {QuietLine} from '../job/quiet-line.ts';
import {showJob} from '../job/show-job.ts';
import {say} from '../print.ts';
import type {Reach} from '../reach.ts';
import {reachHost} from '../reach.ts';
import type {RunOptions} from '../run-options.ts';
import {secretsOf} from '../secrets/secrets-of.ts';
import {isNullInput, standardInput} from '../streams/standard-input.ts';
import type {Keyboard} from '../terminal/keyboard.ts';
import {openKeyboard} from '../terminal/keyboard.ts';

/** `reeve run`: returns the exit status. */
export async function run(
  target: string,
  name: string,
  args: readonly string[],
  options: RunOptions,
  reach: Reach = reachHost,
): Promise<number> {
  const {reason, config, json} = options;
  const keyboard = options.tty ? openKeyboard('--tty') : undefined;
  using input = options.stdin ? standardInput() : undefined;
  // Before anything is sent: nobody should type a secret for a run that cannot be.
  const secrets = await secretsOf(options.secret, target);
  const isAlone = secrets !== undefined;
  return await reach(target, {...options, isAlone}, async (host, {connection, log}) => {
    const confirm = await confirmed(host, target, name, args, options);
    const ordered: OrderOptions = {reason, confirm, secrets, stdin: input?.bytes, ...keyboard?.asInput()};
    const job = host.run(name, args, ordered);
    log?.info({host: host.name, job: job.id, command: name}, 'ordered');
    const isWatched = process.stderr.isTTY && !options.json && !options.detach && !keyboard;
    using quiet = isWatched
      ? new QuietLine({
          host: host.name,
          command: name,
          job,
          connection,
          isTyped: input !== undefined,
        })
      : undefined;
    job.started.then(
      ({isUnfed}) => isUnfed && sayUnfed(name, host.name, quiet),
      () => {},
    );
    const whereabouts = {target, config, job: job.id};
    if (options.detach) {
      await detachJob({host, job, connection, whereabouts}, options);
      return 0;
    }
    const followed = {host, job, connection, whereabouts, from: 0, isOurs: true, quiet};
    const shown = keyboard ? onTerminal(followed, keyboard) : showJob(followed, {json});
    const status = await shown.catch((error: unknown) => {
      throw withDescription(error, target, name);
    });
    log?.info({host: host.name, job: job.id, status}, 'ended');
    return status;
  });
}

/**
 * The effect to order a run with. A person at a terminal is asked before anything is ordered, by what the host says of the
 * command: a refusal that makes us ask would stand in the account as a mistake. A program asks for no description; it is
 * refused what destroys something without --yes.
 */
async function confirmed(
  host: NearHost,
  target: string,
  command: string,
  words: readonly string[],
  options: RunOptions,
): Promise<OrderOptions['confirm']> {
  if (options.yes) return 'destroy';
  if (!canAsk(options)) return undefined;
  const described = await host.describe(command);
  learnCommand({target, config: options.config}, described);
  const {effect, argv} = described;
  await confirmRun({command, effect, argv, words, hosts: [host.name]});
  return effect;
}

/** To who meant nothing to be read, and said so with /dev/null, it is nothing new. */
function sayUnfed(command: string, host: string, quiet: QuietLine | undefined): void {
  if (isNullInput()) return;
  const sayIt = () => say(`${command} reads standard input, but none is sent; --stdin sends it`, host);
  if (quiet) quiet.aside(sayIt);
  else sayIt();
}

async function onTerminal(followed: Followed, keyboard: Keyboard): Promise<number> {
  return (await import('../terminal/follow-on-terminal.ts')).followOnTerminal(followed, keyboard);
}

/** An error; where a host did not take the words of a command, with what explains them. */
function withDescription(error: unknown, target: string, command: string): unknown {
  if (!(error instanceof ClientError) || error.wireCode !== 'bad-parameter') return error;
  const {code, message, wireCode, outcome} = error;
  const explained = `${shellWords(['reeve', 'describe', target, command])} explains its parameters`;
  return new ClientError(code, message, {
    cause: error,
    wireCode,
    outcome,
    advice: [...error.advice, explained],
  });
}
