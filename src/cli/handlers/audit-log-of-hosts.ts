import {quote} from '../../base/quote.ts';
import type {Host} from '../../index.ts';
import {remoteEntries} from '../audit/entries-of.ts';
import {openPrinter} from '../audit/entry-printer.ts';
import type {SpooledEntries} from '../audit/entry-spool.ts';
import {EntrySpool} from '../audit/entry-spool.ts';
import {mergeEntries} from '../audit/merge-entries.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {usage} from '../errors.ts';
import {askHosts} from '../fleet/ask-hosts.ts';
import {interrupted} from '../job/interrupts.ts';
import {jobWord} from '../job/only-job.ts';
import {say} from '../print.ts';
import type {LogOptions} from './audit-log.ts';
import {countLeftOut, readingOf, sayWhatIsLeft} from './audit-log.ts';

/**
 * `reeve audit log` of several hosts, which are asked side by side. Their entries are kept until all have answered, and
 * then shown by time. Returns the exit status.
 */
export async function showLogsOf(target: string, options: LogOptions): Promise<number> {
  if (options.follow) throw usage('--follow takes one host');
  const reading = await readingOf(options);
  const {job, ...filter} = reading.filter;
  // A host finds a job by the end of its id, and most of several hosts have none.
  const asked = job === undefined ? filter : {...filter, job: jobWord(job, `reeve jobs ${target}`)};
  using stop = stopOnInterrupt();
  const {signal} = stop;
  await using spool = new EntrySpool();
  const {answers, status} = await askHosts(
    target,
    options,
    async host => {
      const entries = spool.begin();
      await spoolEntries(host, remoteEntries(host, {...asked, ...reading.notReadBy}, signal), entries);
      const leftOut = entries.count === 0 ? await countLeftOut(host, {...reading, filter: asked}, signal) : 0;
      return {host: host.name, entries, leftOut};
    },
    {signal},
  );
  if (signal.aborted) return interrupted;
  const found = answers.map(({value}) => value);
  const total = found.reduce((sum, {entries}) => sum + entries.count, 0);
  const limit = filter.limit ?? total;
  const printer = openPrinter(options, {ofSeveral: true});
  let passed = total - limit;
  for await (const {host, entry, line} of mergeEntries(
    found.map(({host: name, entries}) => ({host: name, blocks: entries.blocks()})),
  )) {
    if (passed-- > 0) continue;
    const room = printer.print(entry, line.toString(), host);
    if (room) await room;
    if (signal.aborted) break;
  }
  await printer.end();
  if (signal.aborted) return interrupted;
  if (found.length > 0) {
    const leftOut = found.reduce((sum, host) => sum + host.leftOut, 0);
    sayWhatIsLeft({count: Math.min(total, limit), leftOut}, reading, options);
  }
  return status;
}

async function spoolEntries(
  {name}: Host,
  entries: ReturnType<typeof remoteEntries>,
  spooled: SpooledEntries,
): Promise<void> {
  let isNamed = false;
  for await (const {entry, line} of entries) {
    if (entry.host !== name && !isNamed) {
      isNamed = true;
      say(`its account has entries that name ${quote(entry.host)} as their host`, name);
    }
    const room = spooled.add(line);
    if (room) await room;
  }
  await spooled.end();
}
