import {follow} from '../../audit/read/follow.ts';
import type {Found} from '../../audit/read/query.ts';
import {query} from '../../audit/read/query.ts';
import {counted} from '../../base/counted.ts';
import {readsAccount} from '../../identity/account-readings.ts';
import type {AuditFilter} from '../../index.ts';
import {remoteEntries} from '../audit/entries-of.ts';
import type {EntryPrinter, PrintOptions} from '../audit/entry-printer.ts';
import {openPrinter} from '../audit/entry-printer.ts';
import type {FilterOptions} from '../audit/filter-options.ts';
import {filterOf} from '../audit/filter-options.ts';
import {findOwnJob, ownAccount} from '../audit/own-account.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {findJob} from '../job/find-job.ts';
import {interrupted} from '../job/interrupts.ts';
import {ownName} from '../job/own-jobs.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';
import {withHost} from '../with-host.ts';

export type LogOptions = CommonOptions & FilterOptions & PrintOptions & {readonly readings?: boolean};

/** Default numbers of entries: in a table, and before those that are followed. */
const usual = {shown: 1000, followed: 10};

/** `reeve audit log`: returns the exit status. */
export async function showLog(target: string | undefined, options: LogOptions): Promise<number> {
  const filter = filterOf(options, Date.now());
  const most = usualLimit(filter, options);
  const bounded = filter.limit === undefined && most !== undefined ? {...filter, limit: most} : filter;
  const printer = openPrinter(options);
  const shown =
    target === undefined
      ? await showOwn(options.config, bounded, printer)
      : await showFrom(target, bounded, options, printer);
  await printer.end();
  if (bounded !== filter && shown.count === usual.shown)
    say(`these are the last ${usual.shown}; --limit or --since shows more`, target);
  if (shown.count === 0 && !shown.isInterrupted && !options.json && !options.csv)
    say(whyNothing(shown), target);
  return shown.isInterrupted ? interrupted : 0;
}

/** Undefined: all entries. */
function usualLimit(
  {since, follow: isFollowed}: AuditFilter,
  {json, csv, by}: LogOptions,
): number | undefined {
  if (since !== undefined) return undefined;
  if (isFollowed) return usual.followed;
  return json || csv || by ? undefined : usual.shown;
}

interface Shown {
  readonly count: number;
  /** One's own readings that match and were left out. */
  readonly leftOut?: number;
  readonly isInterrupted: boolean;
}

async function showOwn(
  config: string | undefined,
  asked: AuditFilter,
  printer: EntryPrinter,
): Promise<Shown> {
  const {dir} = await ownAccount(config);
  const {job} = asked;
  const filter = job === undefined ? asked : {...asked, job: await findOwnJob(dir, job)};
  // Without --follow the account is read without a pause, and SIGINT ends the program.
  if (!filter.follow) return {count: await showEach(query(dir, filter), printer), isInterrupted: false};
  using stop = stopOnInterrupt();
  const count = await showEach(follow(dir, filter, stop.signal), printer);
  return {count, isInterrupted: stop.signal.aborted};
}

async function showFrom(
  target: string,
  asked: AuditFilter,
  options: LogOptions,
  printer: EntryPrinter,
): Promise<Shown> {
  const {job} = asked;
  const notReadBy = mayLeaveOutReadings(asked, options) ? await ownName(options.config) : undefined;
  return withHost(target, options, async host => {
    const filter = job === undefined ? asked : {...asked, job: await findJob(host, job, {account: true})};
    using stop = stopOnInterrupt();
    const {signal} = stop;
    const show = (wanted: AuditFilter, shownBy?: EntryPrinter) =>
      showEach(remoteEntries(host, wanted, signal), shownBy);
    const count = await show({...filter, ...(notReadBy !== undefined && {notReadBy})}, printer);
    const isEmpty = count === 0 && !signal.aborted && notReadBy !== undefined;
    const leftOut = isEmpty ? await show({limit: usual.shown, ...filter}) : 0;
    return {count, leftOut, isInterrupted: signal.aborted};
  });
}

/** Own readings would bury all else in a table. Programs, and people who ask for readings, get every entry. */
function mayLeaveOutReadings({event, command, job}: AuditFilter, options: LogOptions): boolean {
  const isForPeople = !(options.json || options.csv || options.by);
  const isAsked =
    options.readings || event === 'account-read' || readsAccount(command ?? '') || job !== undefined;
  return isForPeople && !isAsked;
}

function whyNothing({leftOut = 0}: Shown): string {
  if (leftOut === 0) return 'no entry matches';
  const entries = `${counted(leftOut, 'entry', 'entries')}${leftOut === usual.shown ? ' or more' : ''}`;
  return `only your own readings of the account match (${entries}); --readings shows them`;
}

async function showEach(
  entries: Iterable<Found> | AsyncIterable<Found>,
  printer?: EntryPrinter,
): Promise<number> {
  let count = 0;
  for await (const {entry, line} of entries) {
    count += 1;
    const room = printer?.print(entry, line.toString());
    if (room) await room;
  }
  return count;
}
