import {AuditError} from '../errors.ts';
import type {Entry} from '../generated/entry.ts';

/** The format of entries that this program writes and reads. */
export const formatVersion = 1;

/** The entry in a line, undefined when the line is none. Only what every entry has is looked at. */
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

/** @throws {AuditError} `account-damaged` */
export function requireEntry(line: Buffer, path: string, position: number): Entry {
  const entry = parseEntry(line);
  if (entry) return entry;
  throw new AuditError('account-damaged', `${path} is damaged: no entry stands at byte ${position}`);
}
