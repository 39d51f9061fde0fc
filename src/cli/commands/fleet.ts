import type {Command} from 'commander';
import {withFleetOptions} from '../fleet/fleet-run-options.ts';
import {collect} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';

/** `reeve fleet`: the runs on many hosts that are kept. */
export function register(program: Command): void {
  const fleet = program.command('fleet').description('look at runs on many hosts, and go on with them');
  withCommonOptions(fleet.command('list'))
    .description('list the runs on many hosts that are kept')
    .action(async (_options, command: Command) => {
      const {listFleets} = await import('../handlers/fleet.ts');
      await listFleets(command.optsWithGlobals());
    });
  withCommonOptions(fleet.command('show <id>'))
    .description('show how a run went on each host; the last characters of its id will do')
    .option('--evidence <file>', 'write the receipts of all its hosts to one file, for reeve audit verify')
    .action(async (id: string, _options, command: Command) => {
      const {showFleet} = await import('../handlers/fleet.ts');
      await showFleet(id, command.optsWithGlobals());
    });
  withFleetOptions(withCommonOptions(fleet.command('retry <id>'), 'print a line of JSON for each event'))
    .description('try hosts of a run again, with the options that it had unless they are given')
    .option('--failed', 'hosts on which it ended otherwise than with exit status 0, or that refused it')
    .option('--unreachable', 'hosts that could not be reached')
    .option('--untried', 'hosts that it was not started on')
    .option('--unknown', 'hosts whose outcome is unknown: asks them, and runs what never arrived')
    .option('--stdin', 'send standard input to the command, as the run did')
    .option('--secret <name>', 'secret parameter, as of reeve run (repeatable)', collect)
    .option(
      '--yes',
      'run it without asking, also if it destroys something, and where nobody knows whether it was carried out',
    )
    .action(async (id: string, _options, command: Command) => {
      const {retryFleet} = await import('../handlers/fleet-retry.ts');
      process.exitCode = await retryFleet(id, command.optsWithGlobals());
    });
  withCommonOptions(fleet.command('cancel <id>'))
    .description('end a run on all hosts, also one of another terminal')
    .action(async (id: string, _options, command: Command) => {
      const {cancelFleet} = await import('../handlers/fleet-cancel.ts');
      process.exitCode = await cancelFleet(id, command.optsWithGlobals());
    });
}
