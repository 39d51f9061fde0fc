import type {Command} from 'commander';
import {CodedError} from '../base/errors.ts';
import {each} from './each.ts';
import {durationOption} from './option-values.ts';
import type {CommonOptions} from './print.ts';

/** What every command takes that stays with a job. */
export interface LineWords extends CommonOptions {
  readonly giveUpAfter?: number;
  /** False where no receipt is wanted. */
  readonly receipt?: boolean;
}

/** What `reeve run` takes, as typed. */
export interface RunWords extends LineWords {
  readonly reason?: string;
  readonly detach?: boolean;
  readonly stdin?: boolean;
  readonly tty?: boolean;
  readonly secret?: readonly string[];
}

export function withLineOptions(command: Command): Command {
  return command
    .option('--config <file>', 'client.yaml')
    .option(
      '--give-up-after <duration>',
      'how long a lost connection is tried again; the job goes on meanwhile, and after (default: 10m)',
      durationOption,
    )
    .option(
      '--no-receipt',
      'do not ask for, check or keep the receipt, which shows that the end of the run stands in the account',
    );
}

export function withRunOptions(command: Command): Command {
  return withLineOptions(command)
    .option('--json', 'one JSON document: the outcome with the output in it')
    .option('--reason <text>', 'why, in your words; kept in the account')
    .option('--detach', 'print the id of the job when the host has taken it, and leave it')
    .option('--stdin', 'give standard input to the command')
    .option(
      '-t, --tty',
      'connect your terminal to a command that needs one (top, vi); ~? at the beginning of a line tells more',
    )
    .option(
      '--secret <name>',
      'a secret parameter: NAME to be asked, NAME=@FILE, or NAME=- for standard input (repeatable)',
      each,
    );
}

/**
 * The options of `reeve run` from before the target and from after it.
 *
 * @throws {CodedError} `usage` for what cannot be had together
 */
export function mergeRunWords(before: RunWords, after: RunWords): RunWords {
  const secret = [...(before.secret ?? []), ...(after.secret ?? [])];
  // Commander gives an option that begins with --no- the value true where it is not there.
  const receipt = before.receipt !== false && after.receipt !== false;
  const words: RunWords = {...before, ...after, secret, receipt};
  for (const other of ['detach', 'stdin', 'json'] as const) {
    if (words.tty && words[other])
      throw new CodedError('usage', `--tty and --${other} cannot be had together`);
  }
  if (words.detach && words.stdin) {
    throw new CodedError(
      'usage',
      '--detach and --stdin cannot be had together: nobody would be left to read it',
    );
  }
  if ((words.stdin || words.tty) && secret.some(word => word.endsWith('=-'))) {
    throw new CodedError(
      'usage',
      "standard input is either the secret (--secret NAME=-) or the command's (--stdin, --tty)",
    );
  }
  return words;
}
