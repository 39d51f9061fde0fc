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
      process.exitCode = await removeFiles(places, command.optsWithGlobals());
    });
  withCommonOptions(
    program.command('put'),
    'output for programs: a line for each file, and one for each FILE',
  )
    .description('put files into a share of a host')
    .usage('[options] <file...> <target:share[/path]>')
    .argument('<words...>', 'files, or - for standard input; at the end where they go')
    .option('-r, --recursive', 'folders with all that is in them, too')
    .option('-p, --preserve', 'keep the times of files')
    .option('--update', 'leave out files that are there already, of the same size and time, or digest')
    .action(async (words: string[], _options, command: Command) => {
      const {putFiles} = await import('../handlers/put.ts');
      process.exitCode = await putFiles(words, command.optsWithGlobals());
    });
  withCommonOptions(
    program.command('get'),
    'output for programs: a line for each file, and one for each PATH',
  )
    .description('get files from a share of a host')
    .usage('[options] <target:share/path...> <file|folder>')
    .argument('<words...>', 'files of a share; at the end where they go, or - for standard output')
    .option('-r, --recursive', 'folders with all that is in them, too')
    .option('-p, --preserve', 'keep the times and modes of files')
    .option('--update', 'leave out files that are here already, of the same size and time, or digest')
    .action(async (words: string[], _options, command: Command) => {
      const {getFiles} = await import('../handlers/get.ts');
      process.exitCode = await getFiles(words, command.optsWithGlobals());
    });
}
