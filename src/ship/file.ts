import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {lstat, open, readdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {headOf, lineOpening} from '../audit/entry/parse-entry.ts';
import {linesBackward} from '../audit/read/lines.ts';
import {syncFolder} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';
import type {Cursor} from './cursor.ts';
import {digestOf} from './cursor.ts';
import type {Destination} from './destination.ts';
import {ShipError} from './errors.ts';
import type {Batch, BatchPolicy} from './shipment.ts';

const newline = Buffer.from('\n');

/**
 * A file that gets the lines of the account. Its last whole line is the last entry that it has, so it has
 * every entry once, even after a crash. If it is put aside under another name (logrotate), the next one is
 * begun.
 */
export class FileDestination implements Destination {
  // Lines are written at once. They are synced now and then, since the account's own disk may feel it.
  readonly policy: BatchPolicy = {
    bounds: {entries: 2000, bytes: 256 * 1024},
    gatherMs: 50,
    lingerMs: 1000,
    longestMs: 5000,
    most: 20_000,
  };
  readonly #path: string;
  #file: FileHandle | undefined;
  #mark = '';

  constructor(path: string) {
    this.#path = path;
  }

  async resume(cursor: Cursor): Promise<Cursor> {
    await using before = this.#file;
    this.#file = undefined;
    const file = await this.#open();
    // An empty file may have been begun in place of the one that the cursor is about.
    const found = (await endOf(file, this.#path)) ?? (await this.#endBefore(cursor.mark, before));
    return {...(found ?? cursor), mark: this.#mark};
  }

  async deliver(shipment: AsyncIterable<Batch>): Promise<string> {
    for await (const {lines} of shipment) {
      if (await this.#isMoved()) throw new ShipError('moved', `${this.#path} was put aside`);
      // A crash leaves a part of it, perhaps within a line. That line is cut off and written again.
      await this.#handle.appendFile(Buffer.concat(lines.flatMap(line => [line, newline])));
    }
    await this.#handle.datasync();
    return this.#mark;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#close();
  }

  get #handle(): FileHandle {
    if (!this.#file) throw new Error(`${this.#path} was not opened`);
    return this.#file;
  }

  async #open(): Promise<FileHandle> {
    requireTrustedPath(dirname(this.#path));
    const {O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW} = constants;
    try {
      this.#file = await open(this.#path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, 0o640);
    } catch (error) {
      if (!isSystemError(error, 'ELOOP')) throw error;
      throw new ShipError('unfit', `${this.#path} is a symbolic link; name the file itself`, {cause: error});
    }
    const found = await this.#file.stat();
    if (!found.isFile()) throw new ShipError('unfit', `${this.#path} is no regular file`);
    requireTrustedPath(this.#path);
    this.#mark = markOf(found);
    await syncFolder(dirname(this.#path));
    return this.#file;
  }

  async #isMoved(): Promise<boolean> {
    try {
      return markOf(await lstat(this.#path)) !== this.#mark;
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return true;
      throw error;
    }
  }

  /**
   * Returns the end of the file before this one: the open one, or the one with that mark, whatever its name.
   */
  async #endBefore(mark: string | null, open: FileHandle | undefined): Promise<End | undefined> {
    if (open) return endOf(open, this.#path);
    if (mark === null || mark === this.#mark) return undefined;
    await using moved = await this.#moved(mark);
    // If it was removed, another file may have its number.
    return moved && (await endOf(moved, this.#path).catch(() => undefined));
  }

  async #moved(mark: string): Promise<FileHandle | undefined> {
    const folder = dirname(this.#path);
    for (const entry of await readdir(folder, {withFileTypes: true})) {
      if (!entry.isFile()) continue;
      const path = join(folder, entry.name);
      if (markOf(await lstat(path)) === mark) return open(path, constants.O_RDWR | constants.O_NOFOLLOW);
    }
    return undefined;
  }

  async #close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

type End = Pick<Cursor, 'next' | 'last'>;

const markOf = ({dev, ino}: {dev: number; ino: number}) => `${dev}:${ino}`;

/**
 * Returns the last entry of a file, and syncs it; undefined if it has none. Cuts off half a line of ours
 * behind it.
 *
 * @throws {ShipError} `unfit`
 */
async function endOf(file: FileHandle, path: string): Promise<End | undefined> {
  const {size} = await file.stat();
  const [end, before] = linesBackward(file.fd, size).take(2).toArray();
  const torn = end && !end.isWhole && isTorn(end.bytes) ? end : undefined;
  const last = torn ? before : end;
  const head = last?.isWhole ? headOf(last.bytes) : undefined;
  if (last && !head)
    throw new ShipError(
      'unfit',
      `the last line of ${path} is no entry of an account; name a file that nobody else writes to`,
    );
  if (torn) await file.truncate(torn.position);
  await file.datasync();
  return last && head && {next: head.seq + 1, last: digestOf(last.bytes)};
}

/** True if it looks like the beginning of an entry, or like the effect of a power cut. */
function isTorn(bytes: Buffer): boolean {
  const begin = bytes.subarray(0, lineOpening.length);
  return bytes[0] === 0 || lineOpening.subarray(0, begin.length).equals(begin);
}
