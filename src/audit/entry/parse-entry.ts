import {AuditError} from '../errors.ts';
import type {Entry} from '../generated/entry.ts';

/** The format of entries that this program writes and reads. */
export const formatVersion = 1;

/**
 * Returns the entry in a line; undefined if the line is not an entry. Only the fields of every entry are
 * checked.
 */
export function parseEntry(line: Buffer): Entry | undefined {
  try {
    const entry = JSON.parse(line.toString()) as Partial<Entry> | null;
    const isEntry =
      typeof entry === 'object' &&
      entry?.v === formatVersion &&
      Number.isSafeInteger(entry.seq) &&
      typeof entry.time === 'number' &&
      typeof entry.event === 'string';
    return isEntry ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the entry in a line of `path`. @throws {AuditError} `account-damaged` */
export function requireEntry(line: Buffer, path: string, position: number): Entry {
  const entry = parseEntry(line);
  if (entry) return entry;
  throw new AuditError('account-damaged', `${path} is damaged: no entry stands at byte ${position}`);
}
