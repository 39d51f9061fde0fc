import type {Command} from 'commander';
import {Option} from 'commander';
import type {LogWords} from './show-log.ts';

export function registerLog(audit: Command): void {
  audit
    .command('log [target]')
    .description('entries of a host, oldest first; without TARGET of this host, by its server.yaml')
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('--person <name>', 'only what this person did')
    .option('--group <name>', 'only what members of this group did')
    .option('--command <name>', 'only what is about this command')
    .option('--outcome <how>', 'ok, failed; denied, mistaken, unable; or why a job ended: timeout, lost, ...')
    .option('--host <name>', 'only what this host wrote')
    .option('--event <name>', 'only job-queued, job-start, job-end, denial, cancel, ...')
    .option('--job <id>', 'only what is about this job')
    .option('--text <text>', 'only where this text is found, whatever the case of its letters')
    .option('--since <time>', 'from this time on: 2026-05-01, 2026-05-01T09:00Z, or 2h ago as 2h')
    .option('--until <time>', 'up to this time')
    .option('--limit <n>', 'at most the last N (in a table without --since 1000, with --follow 10)')
    .option('-f, --follow', 'go on with what is written, until Ctrl-C')
    .option('--readings', 'your own readings of the account, too, which the table leaves out')
    .option('--json', 'one entry a line, as it stands in the account')
    .addOption(new Option('--csv', 'a table for spreadsheets and programs (RFC 4180)').conflicts('json'))
    .addOption(
      new Option('--by <key>', 'count runs, and orders that were not carried out, instead')
        .choices(['person', 'command', 'outcome', 'day'])
        .conflicts('follow'),
    )
    .action(async (target: string | undefined, _options: LogWords, command: Command) => {
      const {showLog} = await import('./show-log.ts');
      process.exitCode = await showLog(target, command.optsWithGlobals());
    });
}
