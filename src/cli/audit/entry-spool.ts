import type {FileHandle} from 'node:fs/promises';
import {parseEntry} from '../../audit/entry/parse-entry.ts';
import type {Found} from '../../audit/read/query.ts';
import {systemMessageOf} from '../../base/errors.ts';
import {openNamelessFile, writeAll} from '../../base/nameless-file.ts';
import {KeepingError} from '../fleet/keeping-error.ts';

/** Bytes of lines that are written and read at once, of each host; a longer line goes alone. */
const blockBytes = 16 * 1024;

/**
 * Entries of several hosts, until those of all are there: in a file of the temporary folder, for its owner alone and
 * without a name. Of each host a block is held in memory.
 */
export class EntrySpool implements AsyncDisposable {
  #file: Promise<FileHandle> | undefined;
  #size = 0;

  /** Begins the entries of a host. */
  begin(): SpooledEntries {
    return new SpooledEntries(
      bytes => this.#append(bytes),
      place => this.#read(place),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const file = await this.#file?.catch(() => undefined);
    this.#file = undefined;
    await file?.close();
  }

  async #append(bytes: Buffer): Promise<Place> {
    const place = {at: this.#size, length: bytes.length};
    this.#size += bytes.length;
    try {
      this.#file ??= openNamelessFile('entries');
      await writeAll(await this.#file, bytes, place.at);
    } catch (error) {
      throw new KeepingError(`cannot keep entries in the temporary folder: ${systemMessageOf(error)}`, error);
    }
    return place;
  }

  async #read({at, length}: Place): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    await (await this.#file)?.read(bytes, 0, length, at);
    return bytes;
  }
}

interface Place {
  readonly at: number;
  readonly length: number;
}

/** The entries of one host in a spool. */
export class SpooledEntries {
  readonly #append: (bytes: Buffer) => Promise<Place>;
  readonly #read: (place: Place) => Promise<Buffer>;
  readonly #places: Place[] = [];
  #held: Buffer[] = [];
  #heldBytes = 0;
  #count = 0;

  constructor(append: (bytes: Buffer) => Promise<Place>, read: (place: Place) => Promise<Buffer>) {
    this.#append = append;
    this.#read = read;
  }

  /** The number of its entries. */
  get count(): number {
    return this.#count;
  }

  /** Keeps a copy of a line. Resolves when there is room for more; undefined if there is. @throws {KeepingError} */
  add(line: Buffer): Promise<void> | undefined {
    this.#held.push(Buffer.concat([line, newline]));
    this.#heldBytes += line.length + newline.length;
    this.#count += 1;
    return this.#heldBytes >= blockBytes ? this.end() : undefined;
  }

  /** Nothing more comes of the host. @throws {KeepingError} */
  async end(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    if (held.length > 0) this.#places.push(await this.#append(Buffer.concat(held)));
  }

  /** All of them, several at a time. */
  async *blocks(): AsyncGenerator<readonly Found[]> {
    for (const place of this.#places) yield foundIn(await this.#read(place));
  }
}

const newline = Buffer.from('\n');

function foundIn(block: Buffer): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < block.length; ) {
    const end = block.indexOf(newline, from);
    const line = block.subarray(from, end);
    const entry = parseEntry(line);
    if (entry) found.push({entry, line});
    from = end + 1;
  }
  return found;
}
