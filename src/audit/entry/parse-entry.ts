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

/**
 * The longest line, bytes. An order is at most one control message. Its argv is at most what the system takes
 * as arguments, with up to six bytes for each character.
 */
export const longestLine = 16 * 1024 * 1024;

/** The first fields of every line, which can be read without parsing the rest. */
export interface EntryHead {
  time: number;
  seq: number;
  event: string;
  /** Only in an entry about a job. */
  job?: string;
}

/** The longest head, bytes. */
const headBytes = 256;

const form =
  /^\{"level":\d+,"time":([\d.]+),"v":1,"seq":(\d+),"event":"([a-z-]+)"(?:,"host":"[\w.@~$%()-]*","job":"([\da-f-]{36})")?/;

/** The bytes that every line begins with. */
export const lineOpening = Buffer.from('{"level":');

/**
 * True if bytes can be the beginning of a line that a crash cut off. Other bytes were put there by a disk or
 * a person.
 */
export function mayBeginLine(bytes: Buffer): boolean {
  const begin = bytes.subarray(0, lineOpening.length);
  const isOpening = begin.equals(lineOpening.subarray(0, begin.length));
  return isOpening && bytes.length <= longestLine && !bytes.includes(0);
}

/** Returns undefined for a line that does not have the form that this program writes. */
export function headOf(line: Buffer): EntryHead | undefined {
  const [found, time, seq, event = '', job] = form.exec(line.toString('latin1', 0, headBytes)) ?? [];
  if (found === undefined) return undefined;
  return {time: Number(time), seq: Number(seq), event, ...(job !== undefined && {job})};
}
