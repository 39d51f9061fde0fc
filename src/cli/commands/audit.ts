import type {Command} from 'commander';
import type {AuditFilter} from '../../client/host.ts';
import type {FilterWords} from '../audit-filter.ts';
import type {CommonOptions} from '../speak.ts';
import {print, table} from '../speak.ts';
import {withHost} from '../with-host.ts';

type LogOptions = CommonOptions & FilterWords;

export function register(program: Command): void {
  const audit = program.command('audit').description('read the account of what happened');
  audit
    .command('log [target]')
    .description('entries of a host, oldest first; without TARGET of this host, by its server.yaml')
    .option('--config <file>', 'client.yaml; without TARGET server.yaml')
    .option('--json', 'one entry a line, as it stands in the account')
    .option('--person <name>', 'only what this person did')
    .option('--command <name>', 'only runs of this command')
    .option('--event <name>', 'only job-queued, job-start, job-end, denial, cancel, ...')
    .option('--outcome <how>', 'ok, failed, denied, or why a job ended: timeout, cancelled, lost, ...')
    .option('--job <id>', 'only what is about this job')
    .option('--since <time>', 'from this time on: 2026-05-01, 2026-05-01T09:00Z, or 2h ago as 2h')
    .option('--until <time>', 'up to this time')
    .option('--limit <n>', 'at most the last N', '1000')
    .action(async (target: string | undefined, _options: LogOptions, command: Command) => {
      const options: LogOptions = command.optsWithGlobals();
      const {filterOf} = await import('../audit-filter.ts');
      const filter = filterOf(options);
      const lines = target === undefined ? localLines(options, filter) : remoteLines(target, options, filter);
      if (options.json) for await (const line of lines) process.stdout.write(`${line}\n`);
      else await printTable(lines);
    });
}

async function* localLines({config}: CommonOptions, filter: AuditFilter): AsyncGenerator<string> {
  const [{loadServerConfig}, {query}, {join}] = await Promise.all([
    import('../../config/server-config.ts'),
    import('../../audit/query.ts'),
    import('node:path'),
  ]);
  const {data} = await loadServerConfig(config ?? 'server.yaml');
  for (const {line} of query(join(data, 'audit'), filter)) yield line.toString();
}

/** Lines of the job's output, cut where they end. */
async function* remoteLines(
  target: string,
  options: CommonOptions,
  filter: AuditFilter,
): AsyncGenerator<string> {
  const lines: string[] = await withHost(target, options, async host => {
    const {stdout, stderr, ok} = await host.auditLog(filter, {maxBuffer: 1024 * 1024 * 1024});
    if (!ok) throw new Error(`reading the account failed: ${stderr.trim()}`);
    return stdout.split('\n').filter(line => line !== '');
  });
  yield* lines;
}

async function printTable(lines: AsyncIterable<string>): Promise<void> {
  const {summarize} = await import('../../audit/summarize.ts');
  const rows: string[][] = [['TIME', 'EVENT', 'WHO', 'WHAT', 'HOW']];
  for await (const line of lines) {
    const {time, event, who, what, outcome} = summarize(JSON.parse(line));
    rows.push([new Date(time).toISOString(), event, who, what, outcome]);
  }
  print(table(rows));
}
