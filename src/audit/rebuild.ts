import type {AccountRead, Attach, Cancel, Entry, JobEnd, JobQueued, JobStart} from './generated/entry.ts';
import {linesBackward} from './lines.ts';
import {requireEntry} from './parse-entry.ts';
import {AccountParts} from './parts.ts';

/** An order that was carried out not long ago: its id must not be used for anything else. */
export interface SeenOrder {
  id: string;
  /** SHA-256 of its payload. */
  digest: string;
  /** Of the certificate that signed it. */
  fingerprint: string;
  entry: JobQueued | JobStart | Attach | Cancel | AccountRead;
  /** How its job ended, if it did. */
  end: JobEnd | undefined;
}

export interface Rebuilt {
  /** Jobs that were started since the last server-start and of which no end was recorded, oldest first. */
  unended: JobStart[];
  /** The orders of entries since the time asked for, oldest first. */
  seen: SeenOrder[];
}

/**
 * Reads from the end of the account what a server that starts has to know. Looks back to `since` (milliseconds since
 * 1970), and to the last server-start: so a server that starts first records how each of `unended` was lost, and then its own
 * start. The account must be open, that is, recovered. Reads synchronously.
 *
 * @throws {AuditError} `account-damaged`
 */
export function rebuild(dir: string, since: number): Rebuilt {
  using account = new AccountParts(dir);
  const found: Rebuilt = {unended: [], seen: []};
  // Ends whose start was not met yet, by the sequence number of the start: no more than jobs can run at once.
  const ends = new Map<number, JobEnd | undefined>();
  let isThisRun = true;
  for (const part of account.parts.toReversed()) {
    for (const line of linesBackward(account.open(part), part.size)) {
      const head = headOf(line.bytes);
      const isRecent = head === undefined || head.time >= since;
      if (!isRecent && !isThisRun) return oldestFirst(found);
      if (!isRecent && head?.event === 'other') continue;
      const entry = requireEntry(line.bytes, part.path, line.position);
      if (entry.event === 'server-start') isThisRun = false;
      else if (entry.event === 'job-end') ends.set(entry.start, isRecent ? entry : undefined);
      else if (entry.event === 'job-start' && !ends.has(entry.seq) && isThisRun) found.unended.push(entry);
      if (isRecent) addSeen(found.seen, entry, ends);
      ends.delete(entry.seq);
    }
  }
  return oldestFirst(found);
}

function oldestFirst({unended, seen}: Rebuilt): Rebuilt {
  return {unended: unended.toReversed(), seen: seen.toReversed()};
}

function addSeen(seen: SeenOrder[], entry: Entry, ends: ReadonlyMap<number, JobEnd | undefined>): void {
  // A denial uses up no id: nothing was done.
  if (!('order' in entry) || entry.event === 'denial') return;
  const {order, certificate} = entry;
  seen.push({
    id: order.id,
    digest: order.digest,
    fingerprint: certificate.fingerprint,
    entry,
    end: ends.get(entry.seq),
  });
}

/** The time, and whether the event matters for `unended`, without parsing the line; undefined where that cannot be seen. */
function headOf(line: Buffer): {time: number; event: 'job' | 'other'} | undefined {
  const head = /^\{"level":\d+,"time":([\d.]+),"v":1,"seq":\d+,"event":"([a-z-]+)"/.exec(
    line.toString('latin1', 0, 160),
  );
  if (!head) return undefined;
  const matters = head[2] === 'job-start' || head[2] === 'job-end' || head[2] === 'server-start';
  return {time: Number(head[1]), event: matters ? 'job' : 'other'};
}
