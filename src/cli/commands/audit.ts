import type {Command} from 'commander';
import {Option} from 'commander';

const ownOrClient = 'client.yaml; without TARGET server.yaml';
const since = 'from this time on: 2026-05-01, 2026-05-01T09:00Z, or 2h ago as 2h';

export function register(program: Command): void {
  const audit = program.command('audit').description('read and verify the account of what happened');

  audit
    .command('log [target]')
    .description('entries of a host, oldest first; without TARGET of this host, by its server.yaml')
    .option('--config <file>', ownOrClient)
    .option('--person <name>', 'only what this person did')
    .option('--group <name>', 'only what members of this group did')
    .option('--command <name>', 'only what is about this command')
    .option('--outcome <how>', 'ok, failed; denied, mistaken, unable; or why a job ended: timeout, lost, ...')
    .option('--host <name>', 'only what this host wrote')
    .option('--event <name>', 'only job-queued, job-start, job-end, denial, cancel, ...')
    .option('--job <id>', 'only what is about this job')
    .option('--text <text>', 'only where this text is found, whatever the case of its letters')
    .option('--since <time>', since)
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
    .action(async (target: string | undefined, _options, command: Command) => {
      const {showLog} = await import('../handlers/audit-log.ts');
      process.exitCode = await showLog(target, command.optsWithGlobals());
    });

  audit
    .command('show')
    .description('all about one run, proven by the account; without TARGET of this host, by its server.yaml')
    .usage('[options] [target] <job>')
    .argument('<target-or-job>')
    .argument('[job]')
    .option('--config <file>', ownOrClient)
    .option('--json', 'output for programs')
    .action(async (first: string, second: string | undefined, _options, command: Command) => {
      const {showRun} = await import('../handlers/audit-show.ts');
      process.exitCode = await showRun(...targetAndJob(first, second), command.optsWithGlobals());
    });

  audit
    .command('proof')
    .description(
      'write what proves the entries about one run, for whoever has the CA certificate or the log key',
    )
    .usage('[options] [target] <job>')
    .argument('<target-or-job>')
    .argument('[job]')
    .option('--config <file>', ownOrClient)
    .option('-o, --output <file>', 'where to; else standard output')
    .action(async (first: string, second: string | undefined, _options, command: Command) => {
      const {writeProof} = await import('../handlers/audit-proof.ts');
      process.exitCode = await writeProof(...targetAndJob(first, second), command.optsWithGlobals());
    });

  audit
    .command('export [target]')
    .description('write entries with all that proves them, for an auditor who has only that file')
    .option('--config <file>', ownOrClient)
    .option('--since <time>', since)
    .option('--until <time>', 'up to this time')
    .option('--from <seq>', 'from the entry with this number on')
    .option('--to <seq>', 'up to, not with, the entry with this number')
    .option('-o, --output <file>', 'where to; else standard output')
    .action(async (target: string | undefined, _options, command: Command) => {
      const {exportAccount} = await import('../handlers/audit-export.ts');
      process.exitCode = await exportAccount(target, command.optsWithGlobals());
    });

  audit
    .command('verify [target]')
    .description(
      'find out whether anything was changed: in the account of a host or of a folder, or in a file that proves some of it',
    )
    .usage('[options] [target | folder | file]')
    .addHelpText(
      'after',
      '\nWithout TARGET the account of this host, by its server.yaml. A file may be a receipt, a proof, an export or a checkpoint.\nA word that is a host of client.yaml is that host; ./WORD is the file or folder that is called so.',
    )
    .option('--config <file>', ownOrClient)
    .option('--receipt <file>', 'the same as FILE')
    .option('--ca <file>', 'the certificates of the CA to believe')
    .option('--log-key <file>', "the host's log.pub or certificate, to believe the key in it")
    .option('--quick', 'not each checkpoint, entry and order; every line all the same')
    .option('--json', 'output for programs')
    .action(async (target: string | undefined, _options, command: Command) => {
      const {verifyAnything} = await import('../handlers/audit-verify.ts');
      process.exitCode = await verifyAnything(target, command.optsWithGlobals());
    });

  audit
    .command('prune')
    .description(
      'remove old entries of this host, with a signed statement of what was removed; proofs of the rest still hold',
    )
    .requiredOption('--before <time>', 'finished parts of which every entry is older: 2026-05-01, or 400d')
    .option('--config <file>', 'server.yaml')
    .option('--json', 'output for programs')
    .action(async (_options, command: Command) => {
      const {pruneAccount} = await import('../handlers/audit-prune.ts');
      await pruneAccount(command.optsWithGlobals());
    });
}

/** `[target] <job>`: one word is the job. */
function targetAndJob(first: string, second: string | undefined): [string | undefined, string] {
  return second === undefined ? [undefined, first] : [first, second];
}
