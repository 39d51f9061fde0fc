import {follow} from '../../audit/follow.ts';
import type {Found} from '../../audit/query.ts';
import {query} from '../../audit/query.ts';
import type {AuditFilter, Host} from '../../client/host.ts';
import type {FilterWords} from '../audit-filter.ts';
import {filterOf} from '../audit-filter.ts';
import {findJob} from '../find-job.ts';
import {interrupted} from '../interrupts.ts';
import type {CommonOptions} from '../speak.ts';
import {say} from '../speak.ts';
import {withHost} from '../with-host.ts';
import {remoteEntries} from './entries-of.ts';
import type {EntryPrinter} from './entry-printer.ts';
import {findOwnJob} from './find-own-job.ts';
import type {PrintOptions} from './open-printer.ts';
import {openPrinter} from './open-printer.ts';
import {ownAccount} from './own-account.ts';
import {stopOnInterrupt} from './stop-on-interrupt.ts';

export type LogWords = CommonOptions & FilterWords & PrintOptions;

/** So many a person may want to see at once; and so many before a log that is followed. */
const usual = {shown: 1000, followed: 10};

/** `reeve audit log`: gives the status to exit with. */
export async function showLog(target: string | undefined, words: LogWords): Promise<number> {
  const filter = filterOf(words, Date.now());
  const most = usualLimit(filter, words);
  const bounded = filter.limit === undefined && most !== undefined ? {...filter, limit: most} : filter;
  const printer = openPrinter(words);
  const shown =
    target === undefined
      ? await showOwn(words.config, bounded, printer)
      : await withHost(target, words, host => showRemote(host, bounded, printer));
  await printer.end();
  if (bounded !== filter && shown.count === usual.shown)
    say(`these are the last ${usual.shown}; --limit or --since shows more`, target);
  return shown.isInterrupted ? interrupted : 0;
}

/** Undefined where all are wanted. */
function usualLimit({since, follow: isFollowed}: AuditFilter, {json, csv, by}: LogWords): number | undefined {
  if (since !== undefined) return undefined;
  if (isFollowed) return usual.followed;
  return json || csv || by ? undefined : usual.shown;
}

interface Shown {
  readonly count: number;
  readonly isInterrupted: boolean;
}

async function showOwn(
  config: string | undefined,
  words: AuditFilter,
  printer: EntryPrinter,
): Promise<Shown> {
  const {dir} = await ownAccount(config);
  const {job} = words;
  const filter = job === undefined ? words : {...words, job: await findOwnJob(dir, job)};
  // What does not follow is read without a pause, and ends of SIGINT as programs do.
  if (!filter.follow) return {count: await showEach(query(dir, filter), printer), isInterrupted: false};
  using stop = stopOnInterrupt();
  const count = await showEach(follow(dir, filter, stop.signal), printer);
  return {count, isInterrupted: stop.signal.aborted};
}

async function showRemote(host: Host, words: AuditFilter, printer: EntryPrinter): Promise<Shown> {
  const {job} = words;
  const filter = job === undefined ? words : {...words, job: await findJob(host, job, {account: true})};
  using stop = stopOnInterrupt();
  const count = await showEach(remoteEntries(host, filter, stop.signal), printer);
  return {count, isInterrupted: stop.signal.aborted};
}

async function showEach(
  entries: Iterable<Found> | AsyncIterable<Found>,
  printer: EntryPrinter,
): Promise<number> {
  let count = 0;
  for await (const {entry, line} of entries) {
    count += 1;
    const room = printer.print(entry, line.toString());
    if (room) await room;
  }
  return count;
}
