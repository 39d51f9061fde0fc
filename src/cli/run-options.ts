import type {Command} from 'commander';
import {usage} from './errors.ts';
import {collect} from './option-values.ts';
import type {JobOptions} from './options.ts';
import {withJobOptions} from './options.ts';

/** Options of `reeve run`. */
export interface RunOptions extends JobOptions {
  readonly reason?: string;
  readonly detach?: boolean;
  readonly stdin?: boolean;
  readonly tty?: boolean;
  readonly secret?: readonly string[];
}

export function withRunOptions(command: Command): Command {
  return withJobOptions(command)
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
      collect,
    );
}

/**
 * The options of `reeve run` from before the target and from after it.
 *
 * @throws {CodedError} `usage` for what cannot be had together
 */
export function mergeRunOptions(before: RunOptions, after: RunOptions): RunOptions {
  const secret = [...(before.secret ?? []), ...(after.secret ?? [])];
  // Commander gives an option that begins with --no- the value true where it is not there.
  const receipt = before.receipt !== false && after.receipt !== false;
  const merged: RunOptions = {...before, ...after, secret, receipt};
  for (const other of ['detach', 'stdin', 'json'] as const) {
    if (merged.tty && merged[other]) throw usage(`--tty and --${other} cannot be had together`);
  }
  if (merged.detach && merged.stdin) {
    throw usage('--detach and --stdin cannot be had together: nobody would be left to read it');
  }
  if ((merged.stdin || merged.tty) && secret.some(word => word.endsWith('=-'))) {
    throw usage("standard input is either the secret (--secret NAME=-) or the command's (--stdin, --tty)");
  }
  return merged;
}
