import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {ShipError} from './errors.ts';

/** The position of a destination in the account. */
export interface Cursor {
  /** The sequence number of the first entry that it may not have. */
  readonly next: number;
  /** SHA-256 of the line before that one, lower-case hex; null if there is none. */
  readonly last: string | null;
  /** A note of the destination for itself, to recognise its place. */
  readonly mark: string | null;
}

export const beginning: Cursor = {next: 0, last: null, mark: null};

export const digestOf = (line: Uint8Array): string => createHash('sha256').update(line).digest('hex');

export const cursorPath = (folder: string, name: string): string => join(folder, `${name}.json`);

/**
 * Returns the cursor of the destination `name`; the beginning for a new one.
 *
 * @throws {ShipError} `cursor-damaged`
 */
export function readCursor(folder: string, name: string): Cursor {
  const path = cursorPath(folder, name);
  try {
    const {next, last, mark} = JSON.parse(readFileSync(path, 'utf8')) as Partial<Cursor>;
    const isText = (value: unknown) => value === null || typeof value === 'string';
    if (Number.isSafeInteger(next) && isText(last) && isText(mark)) return {next, last, mark} as Cursor;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return beginning;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ShipError(
    'cursor-damaged',
    `${path} is damaged; remove it to ship all that the account holds once more`,
  );
}

/**
 * Must be called only when the destination has the entries: after a crash everything from `next` on is sent
 * again.
 */
export async function writeCursor(folder: string, name: string, {next, last, mark}: Cursor): Promise<void> {
  await writeDurably(cursorPath(folder, name), `${JSON.stringify({next, last, mark})}\n`, 0o600);
}
