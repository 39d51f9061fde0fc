import {statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {AuditFilter} from '../../identity/generated/order.ts';
import {headOf} from '../entry/entry-head.ts';
import {AccountFolder} from './account-folder.ts';
import {activeName} from './layout.ts';
import {linesBackward} from './lines.ts';
import type {Found} from './query.ts';
import {query} from './query.ts';

/** How often is looked whether the account has grown. */
const everyMs = 250;

/**
 * What `query` finds, and then what is written from then on and matches, as it comes, until `signal` is aborted. Files that
 * are put aside meanwhile are read to their ends.
 *
 * @throws {AuditError} `account-damaged`
 */
export async function* follow(dir: string, filter: AuditFilter, signal: AbortSignal): AsyncGenerator<Found> {
  let seen: string | undefined;
  let wanted = filter;
  while (!signal.aborted) {
    const now = stateOf(dir);
    if (now !== seen) {
      // What is written behind this number while the entries are read is found the next time.
      const last = lastNumber(dir) ?? wanted.after ?? -1;
      for (const found of query(dir, wanted)) {
        if (found.entry.seq > last) break;
        if (signal.aborted) return;
        yield found;
      }
      const {limit: _, ...rest} = filter;
      wanted = {...rest, after: Math.max(last, filter.after ?? -1)};
      seen = now;
    }
    await wait(everyMs, undefined, {signal}).catch(() => {});
  }
}

/** Changes whenever the growing file does, or is another. */
function stateOf(dir: string): string {
  const state = statSync(join(dir, activeName), {throwIfNoEntry: false});
  return state ? `${state.ino} ${state.size}` : '';
}

/** Of the last entry that is whole. */
function lastNumber(dir: string): number | undefined {
  using account = new AccountFolder(dir);
  for (const part of account.parts.toReversed()) {
    using file = account.open(part);
    for (const {bytes, isWhole} of linesBackward(file.fd, part.size)) {
      const head = isWhole ? headOf(bytes) : undefined;
      if (head) return head.seq;
    }
  }
  return undefined;
}
