import type {AuditFilter} from '../../identity/generated/order.ts';
import {matches} from '../entry/filter.ts';
import {headOf, requireEntry} from '../entry/parse-entry.ts';
import type {Entry} from '../generated/entry.ts';
import {AccountFolder} from './account-folder.ts';
import {linesForward} from './lines.ts';
import {hasFile} from './manifest.ts';
import {linesWith} from './search.ts';
import type {Span} from './seek.ts';
import {blocksBackward, spansOf} from './seek.ts';
import type {Sieve} from './sieve.ts';
import {sieveOf} from './sieve.ts';

export interface Found {
  entry: Entry;
  /** The line in the account, without its newline. */
  line: Buffer;
}

/**
 * Yields the entries of the account in `dir` that match, oldest first, at most the last `limit`. They are
 * those of the moment when the first is asked for.
 *
 * Needs little memory whatever is found, and parses few lines that do not match. Reads synchronously: for a
 * process of its own. A last line that is being written is passed over.
 *
 * @throws {AuditError} `account-damaged`
 */
export function* query(dir: string, filter: AuditFilter): Generator<Found> {
  using account = new AccountFolder(dir);
  const search = new Search(account, filter);
  const spans = spansOf(account, filter);
  const wanted = filter.limit === undefined ? spans : lastOf(filter.limit, account, spans, search);
  for (const span of wanted) for (const {entry, line} of search.in(span)) yield {entry, line};
}

/** The spans that hold the last `limit` matches and none before them. */
function lastOf(limit: number, account: AccountFolder, spans: readonly Span[], search: Search): Span[] {
  const kept: Span[] = [];
  let due = limit;
  for (const block of blocksBackward(account, spans)) {
    const places = search
      .in(block)
      .map(({position}) => position)
      .toArray();
    const from = places.at(-due) ?? places[0];
    if (from === undefined) continue;
    kept.push({...block, from});
    due -= places.length;
    if (due <= 0) break;
  }
  return kept.toReversed();
}

/** A search for what matches a filter. */
class Search {
  readonly #account: AccountFolder;
  readonly #filter: AuditFilter;
  readonly #sieve: Sieve;

  constructor(account: AccountFolder, filter: AuditFilter) {
    this.#account = account;
    this.#filter = filter;
    this.#sieve = sieveOf(filter);
  }

  *in({part, from, to}: Span): Generator<Found & {position: number}> {
    const {find, needles} = this.#sieve;
    using file = this.#account.open(part);
    const lines = find ? linesWith(file.fd, find, {from, to}) : linesForward(file.fd, from, to);
    for (const {bytes, position, isWhole} of lines) {
      if (!isWhole || !needles.every(needle => bytes.includes(needle)) || this.#isElsewhere(bytes)) continue;
      const entry = requireEntry(bytes, part.path, position);
      if (matches(entry, this.#filter) && this.#hasFile(entry)) yield {entry, line: bytes, position};
    }
  }

  #hasFile(entry: Entry): boolean {
    const {file} = this.#filter;
    if (file === undefined) return true;
    if (entry.event !== 'job-end' || entry.transfer === undefined) return false;
    return hasFile(this.#account.dir, {job: entry.job, share: entry.transfer.share}, file);
  }

  /** True if the head of a line alone says that it does not match. */
  #isElsewhere(line: Buffer): boolean {
    const head = headOf(line);
    if (!head) return false;
    const {since = 0, until = Number.POSITIVE_INFINITY, after = -1} = this.#filter;
    return head.time < since || head.time > until || head.seq <= after;
  }
}
