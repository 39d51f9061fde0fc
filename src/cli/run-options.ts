import type {Command} from 'commander';
import {usage} from './errors.ts';
import type {FleetRunOptions} from './fleet/fleet-run-options.ts';
import {withFleetOptions} from './fleet/fleet-run-options.ts';
import {collect} from './option-values.ts';
import type {JobOptions} from './options.ts';
import {withJobOptions} from './options.ts';

/** Options of `reeve run`. */
export interface RunOptions extends JobOptions, FleetRunOptions {
  readonly reason?: string;
  readonly detach?: boolean;
  readonly stdin?: boolean;
  readonly tty?: boolean;
  readonly yes?: boolean;
  readonly secret?: readonly string[];
}

export function withRunOptions(command: Command): Command {
  return withFleetOptions(
    withJobOptions(command)
      .option('--reason <text>', 'reason for the run, recorded in the account')
      .option('--detach', 'print the id of the job once the host has accepted it, and exit')
      .option('--stdin', 'send standard input to the command')
      .option(
        '-t, --tty',
        'connect your terminal to a command that needs one, such as top or vi; ~? at the start of a line shows help',
      )
      .option('--yes', 'run it without asking, also if it destroys something')
      .option(
        '--secret <name>',
        'secret parameter: NAME prompts for it, NAME=@FILE reads a file, NAME=- reads standard input (repeatable)',
        collect,
      ),
  );
}

/**
 * The options of `reeve run` from before the target and from after it.
 *
 * @throws {CodedError} `usage` for what cannot be combined
 */
export function mergeRunOptions(before: RunOptions, after: RunOptions): RunOptions {
  const secret = [...(before.secret ?? []), ...(after.secret ?? [])];
  // Commander sets an absent option that begins with --no- to true.
  const receipt = before.receipt !== false && after.receipt !== false;
  const merged: RunOptions = {...before, ...after, secret, receipt};
  for (const other of ['detach', 'stdin', 'json'] as const) {
    if (merged.tty && merged[other]) throw usage(`--tty and --${other} cannot be combined`);
  }
  if (merged.detach && merged.stdin) {
    throw usage('--detach and --stdin cannot be combined: reeve would exit before the input is read');
  }
  refuseSharedInput(merged);
  return merged;
}

/** @throws {CodedError} `usage` if standard input would be both a secret and the command's */
export function refuseSharedInput({
  stdin,
  tty,
  secret = [],
}: Pick<RunOptions, 'stdin' | 'tty' | 'secret'>): void {
  if ((stdin || tty) && secret.some(word => word.endsWith('=-')))
    throw usage("standard input is either the secret (--secret NAME=-) or the command's (--stdin, --tty)");
}
