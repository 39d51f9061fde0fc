import type {Command} from 'commander';
import {Option} from 'commander';
import {namesSeveral} from '../several-hosts.ts';

const ownOrClient = 'path to client.yaml; to server.yaml without TARGET';
const since = 'only entries from this time on: 2026-05-01, 2026-05-01T09:00Z, or 2h for two hours ago';

export function register(program: Command): void {
  const audit = program
    .command('audit')
    .description('read and verify the account, in which a host records what it did');

  audit
    .command('log [target]')
    .description(
      'print the entries of a host, oldest first; without TARGET those of this host, found by its server.yaml',
    )
    .option('--config <file>', ownOrClient)
    .option('--person <name>', 'only entries about this person')
    .option('--group <name>', 'only entries about members of this group')
    .option('--command <name>', 'only entries about this command')
    .option(
      '--outcome <how>',
      'only this outcome: ok, failed, denied, mistaken, unable, or the reason of an end: timeout, lost, ...',
    )
    .option('--host <name>', 'only entries written by this host')
    .option('--event <name>', 'only this event: job-queued, job-start, job-end, denial, cancel, ...')
    .option('--job <id>', 'only entries about this job')
    .option('--fleet <id>', 'only entries about this run on many hosts')
    .option('--text <text>', 'only entries that contain this text; case is ignored')
    .option('--file <path>', 'only transfers of this file: SHARE/PATH, or the path in its share')
    .option('--since <time>', since)
    .option('--until <time>', 'only entries up to this time')
    .option(
      '--limit <n>',
      'only the last N entries (default of a table: 1000 without --since, 10 with --follow)',
    )
    .option('-f, --follow', 'keep printing new entries until Ctrl-C')
    .option('--readings', 'include your own readings of the account, which a table leaves out')
    .option('--json', 'print each entry as a line of JSON, as it stands in the account')
    .addOption(new Option('--csv', 'print CSV (RFC 4180)').conflicts('json'))
    .addOption(
      new Option('--by <key>', 'print counts of runs and of orders that were not carried out, grouped by KEY')
        .choices(['person', 'command', 'outcome', 'day'])
        .conflicts('follow'),
    )
    .action(async (target: string | undefined, _options, command: Command) => {
      if (target !== undefined && namesSeveral(target)) {
        const {showLogsOf} = await import('../handlers/audit-log-of-hosts.ts');
        process.exitCode = await showLogsOf(target, command.optsWithGlobals());
        return;
      }
      const {showLog} = await import('../handlers/audit-log.ts');
      process.exitCode = await showLog(target, command.optsWithGlobals());
    });

  audit
    .command('show')
    .description(
      'show everything about one run, proven by the account; without TARGET on this host, found by its server.yaml',
    )
    .usage('[options] [target] <job>')
    .argument('<target-or-job>')
    .argument('[job]')
    .option('--config <file>', ownOrClient)
    .option('--json', 'print JSON')
    .action(async (first: string, second: string | undefined, _options, command: Command) => {
      const {showRun} = await import('../handlers/audit-show.ts');
      process.exitCode = await showRun(...targetAndJob(first, second), command.optsWithGlobals());
    });

  audit
    .command('proof')
    .description(
      'write a proof of the entries about one run, for anybody who has the CA certificate or the log key',
    )
    .usage('[options] [target] <job>')
    .argument('<target-or-job>')
    .argument('[job]')
    .option('--config <file>', ownOrClient)
    .option('--file <path>', 'prove this file of a put or get: SHARE/PATH, or the path in its share')
    .option('-o, --output <file>', 'output file (default: standard output)')
    .action(async (first: string, second: string | undefined, _options, command: Command) => {
      const {writeProof} = await import('../handlers/audit-proof.ts');
      process.exitCode = await writeProof(...targetAndJob(first, second), command.optsWithGlobals());
    });

  audit
    .command('export [target]')
    .description('write entries with their proofs, for an auditor who has only that file')
    .option('--config <file>', ownOrClient)
    .option('--since <time>', since)
    .option('--until <time>', 'only entries up to this time')
    .option('--from <seq>', 'first entry, by its number')
    .option('--to <seq>', 'entry to stop before, by its number')
    .option('-o, --output <file>', 'output file (default: standard output)')
    .action(async (target: string | undefined, _options, command: Command) => {
      const {exportAccount} = await import('../handlers/audit-export.ts');
      process.exitCode = await exportAccount(target, command.optsWithGlobals());
    });

  audit
    .command('verify [target]')
    .description(
      'verify an account, of a host or in a folder, or a receipt, proof, export, checkpoint or evidence file',
    )
    .usage('[options] [target | folder | file]')
    .addHelpText(
      'after',
      '\nWithout TARGET it verifies the account of this host, found by its server.yaml.\nA name of a host in client.yaml means that host; ./NAME means the file or folder.',
    )
    .option('--config <file>', ownOrClient)
    .option('--receipt <file>', 'the same as naming FILE')
    .option('--ca <file>', 'certificates of the CA to trust')
    .option('--log-key <file>', 'log.pub or certificate of the host, whose log key is trusted')
    .option('--quick', 'verify every line, but not every checkpoint, entry and order')
    .option('--json', 'print JSON')
    .action(async (target: string | undefined, _options, command: Command) => {
      const {verifyAnything} = await import('../handlers/audit-verify.ts');
      process.exitCode = await verifyAnything(target, command.optsWithGlobals());
    });

  audit
    .command('prune')
    .description(
      'remove old entries of this host, and sign a statement of what was removed; proofs of the rest stay valid',
    )
    .requiredOption(
      '--before <time>',
      'remove finished parts whose entries are all older: 2026-05-01, or 400d',
    )
    .option('--config <file>', 'path to server.yaml')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const {pruneAccount} = await import('../handlers/audit-prune.ts');
      await pruneAccount(command.optsWithGlobals());
    });
}

/** `[target] <job>`: one word is the job. */
function targetAndJob(first: string, second: string | undefined): [string | undefined, string] {
  return second === undefined ? [undefined, first] : [first, second];
}
