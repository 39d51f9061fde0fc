import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('shares <target>'))
    .description('list the shares of a host that you may read or write')
    .action(async (target: string, _options, command: Command) => {
      const {listShares} = await import('../handlers/shares.ts');
      await listShares(target, command.optsWithGlobals());
    });
  withCommonOptions(program.command('ls'), 'output for programs: a line for each file')
    .description('list what is in a share of a host')
    .argument('<target:share[/path]>')
    .option('-l, --long', 'with mode, size and time')
    .option('-R, --recursive', 'also what is in the folders below')
    .option('--digest', 'with the SHA-256 of each file')
    .action(async (place: string, _options, command: Command) => {
      const {listFiles} = await import('../handlers/ls.ts');
      process.exitCode = await listFiles(place, command.optsWithGlobals());
    });
  withCommonOptions(program.command('rm'))
    .description('remove files from a share of a host')
    .argument('<target:share/path...>')
    .option('-r, --recursive', 'of a folder all that is in it, too')
    .action(async (places: string[], _options, command: Command) => {
      const {removeFiles} = await import('../handlers/rm.ts');
      await removeFiles(places, command.optsWithGlobals());
    });
}
