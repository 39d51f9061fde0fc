import {follow} from '../../audit/read/follow.ts';
import type {Found} from '../../audit/read/query.ts';
import {query} from '../../audit/read/query.ts';
import {counted} from '../../base/counted.ts';
import {readsAccount} from '../../identity/account-readings.ts';
import type {AuditFilter, Host} from '../../index.ts';
import {remoteEntries} from '../audit/entries-of.ts';
import type {EntryPrinter, PrintOptions} from '../audit/entry-printer.ts';
import {openPrinter} from '../audit/entry-printer.ts';
import type {FilterOptions} from '../audit/filter-options.ts';
import {filterOf} from '../audit/filter-options.ts';
import {findOwnJob, ownAccount} from '../audit/own-account.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {findJob} from '../job/find-job.ts';
import {interrupted} from '../job/interrupts.ts';
import {ownName} from '../job/own-name.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';
import {withHost} from '../with-host.ts';

export type LogOptions = CommonOptions & FilterOptions & PrintOptions & {readonly readings?: boolean};

/** Default numbers of entries: in a table, and before those that are followed. */
const usual = {shown: 1000, followed: 10};

/** `reeve audit log`: returns the exit status. */
export async function showLog(target: string | undefined, options: LogOptions): Promise<number> {
  const reading = await readingOf(options, target === undefined);
  const printer = openPrinter(options);
  const shown =
    target === undefined
      ? await showOwn(options.config, reading.filter, printer)
      : await showFrom(target, reading, options, printer);
  await printer.end();
  if (shown.isInterrupted) return interrupted;
  sayWhatIsLeft(shown, reading, options, target);
  return 0;
}

/** The entries that are asked for. */
export interface Reading {
  readonly filter: AuditFilter;
  /** True if their number is bounded unasked. */
  readonly isBounded: boolean;
  /** Leaves out one's own readings of the account. */
  readonly notReadBy?: {readonly notReadBy: string};
}

/** @throws {CodedError} `usage` naming the option */
export async function readingOf(options: LogOptions, isOwn = false): Promise<Reading> {
  const filter = filterOf(options, Date.now());
  const most = usualLimit(filter, options);
  const isBounded = filter.limit === undefined && most !== undefined;
  return {
    filter: isBounded ? {...filter, limit: most} : filter,
    isBounded,
    ...(!isOwn &&
      mayLeaveOutReadings(filter, options) && {notReadBy: {notReadBy: await ownName(options.config)}}),
  };
}

/** Says what else there is, or that there is nothing. */
export function sayWhatIsLeft(
  shown: Pick<Shown, 'count' | 'leftOut'>,
  {isBounded}: Reading,
  {json, csv}: LogOptions,
  target?: string,
): void {
  if (isBounded && shown.count === usual.shown)
    say(`these are the last ${usual.shown}; --limit or --since shows more`, target);
  if (shown.count === 0 && !json && !csv) say(whyNothing(shown), target);
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
  reading: Reading,
  options: LogOptions,
  printer: EntryPrinter,
): Promise<Shown> {
  const {job} = reading.filter;
  return withHost(target, options, async host => {
    const filter =
      job === undefined
        ? reading.filter
        : {...reading.filter, job: await findJob(host, job, {account: true})};
    using stop = stopOnInterrupt();
    const {signal} = stop;
    const count = await showEach(remoteEntries(host, {...filter, ...reading.notReadBy}, signal), printer);
    const leftOut = count === 0 ? await countLeftOut(host, {...reading, filter}, signal) : 0;
    return {count, leftOut, isInterrupted: signal.aborted};
  });
}

/** Returns the number of one's own readings that were left out, as far as they are looked at. For a filter that nothing else matches. */
export async function countLeftOut(
  host: Host,
  {filter, notReadBy}: Reading,
  signal: AbortSignal,
): Promise<number> {
  if (notReadBy === undefined || signal.aborted) return 0;
  return showEach(remoteEntries(host, {limit: usual.shown, ...filter}, signal));
}

/** Own readings would bury all else in a table. Programs, and people who ask for readings, get every entry. */
function mayLeaveOutReadings({event, command, job}: AuditFilter, options: LogOptions): boolean {
  const isForPeople = !(options.json || options.csv || options.by);
  const isAsked =
    options.readings || event === 'account-read' || readsAccount(command ?? '') || job !== undefined;
  return isForPeople && !isAsked;
}

function whyNothing({leftOut = 0}: Pick<Shown, 'leftOut'>): string {
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
