import type {AuditFilter} from '../identity/generated/order.ts';
import {matches, needleOf} from './filter.ts';
import type {Entry} from './generated/entry.ts';
import {linesBackward, linesForward} from './lines.ts';
import {requireEntry} from './parse-entry.ts';
import type {Part} from './parts.ts';
import {AccountParts} from './parts.ts';

export interface Found {
  entry: Entry;
  /** The line as it stands in the account, without its newline. */
  line: Buffer;
}

/** A line of one of the parts. */
interface Place {
  part: number;
  position: number;
}

/** A clock that was set back by less than this hides no entry from a search by time. */
const clockSlackMs = 60 * 60 * 1000;

/**
 * The entries of the account in `dir` that match, oldest first, at most the last `limit`, as the account is when the first is
 * asked for. Needs little memory whatever is found. Reads synchronously: for a process of its own. A last line that
 * is being written is passed over.
 *
 * @throws {AuditError} `account-damaged`
 */
export function* query(dir: string, filter: AuditFilter): Generator<Found> {
  using account = new AccountParts(dir);
  const {part: first, position} = beginning(account, filter);
  const needle = needleOf(filter);
  const last = (filter.until ?? Number.POSITIVE_INFINITY) + clockSlackMs;
  for (const [i, part] of account.parts.entries()) {
    if (i < first) continue;
    for (const line of linesForward(account.open(part), i === first ? position : 0, part.size)) {
      if (!line.isWhole || (needle && !line.bytes.includes(needle))) continue;
      const entry = requireEntry(line.bytes, part.path, line.position);
      if (entry.time > last) return;
      if (matches(entry, filter)) yield {entry, line: line.bytes};
    }
  }
}

/** Where to begin, so that nothing that is asked for stands before, and little else after. */
function beginning(account: AccountParts, filter: AuditFilter): Place {
  if (filter.limit !== undefined) return lastMatching(account, filter, filter.limit);
  if (filter.since === undefined) return {part: 0, position: 0};
  const since = filter.since - clockSlackMs;
  return {
    part: Math.max(
      0,
      account.parts.findLastIndex(part => beginsBefore(account, part, since)),
    ),
    position: 0,
  };
}

/** The place of the match that has `limit - 1` matches after it. */
function lastMatching(account: AccountParts, filter: AuditFilter, limit: number): Place {
  const needle = needleOf(filter);
  const oldest = (filter.since ?? 0) - clockSlackMs;
  let place: Place = {part: account.parts.length, position: 0};
  let found = 0;
  for (let i = account.parts.length - 1; i >= 0; i--) {
    const part = account.parts[i] as Part;
    for (const line of linesBackward(account.open(part), part.size)) {
      if (!line.isWhole || (needle && !line.bytes.includes(needle))) continue;
      const entry = requireEntry(line.bytes, part.path, line.position);
      if (entry.time < oldest) return place;
      if (!matches(entry, filter)) continue;
      place = {part: i, position: line.position};
      found += 1;
      if (found === limit) return place;
    }
  }
  return place;
}

function beginsBefore(account: AccountParts, part: Part, time: number): boolean {
  const first = linesForward(account.open(part), 0, part.size).next().value;
  return first?.isWhole === true && requireEntry(first.bytes, part.path, 0).time < time;
}
