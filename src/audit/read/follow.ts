import {statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {AuditFilter} from '../../identity/generated/order.ts';
import {headOf} from '../entry/parse-entry.ts';
import {AccountFolder} from './account-folder.ts';
import {activeName} from './layout.ts';
import {linesBackward} from './lines.ts';
import type {Found} from './query.ts';
import {query} from './query.ts';

/** The account is checked for new entries so often, milliseconds. */
const everyMs = 250;

/**
 * Yields what `query` finds, and then each new entry that matches, until `signal` is aborted. Files that are
 * put aside meanwhile are read to their ends.
 *
 * @throws {AuditError} `account-damaged`
 */
export async function* follow(dir: string, filter: AuditFilter, signal: AbortSignal): AsyncGenerator<Found> {
  let seen: string | undefined;
  let wanted = filter;
  while (!signal.aborted) {
    const now = stateOf(dir);
    if (now !== seen) {
      // Entries behind this number, which are written meanwhile, are found the next time.
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

/** Changes whenever the growing file grows or is replaced. */
function stateOf(dir: string): string {
  const state = statSync(join(dir, activeName), {throwIfNoEntry: false});
  return state ? `${state.ino} ${state.size}` : '';
}

/** The number of the last whole entry. */
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
