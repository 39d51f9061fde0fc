import {parseEntry} from '../../audit/entry/parse-entry.ts';
import type {Found} from '../../audit/read/query.ts';
import type {Place} from '../streams/spool-file.ts';
import {SpoolFile} from '../streams/spool-file.ts';

/** Bytes of lines that are written and read at once, of each host; a longer line goes alone. */
const blockBytes = 16 * 1024;

/**
 * Entries of several hosts, until those of all are there: in a file of the temporary folder, for its owner alone and
 * without a name. Of each host a block is held in memory.
 */
export class EntrySpool implements AsyncDisposable {
  readonly #file = new SpoolFile('entries');

  /** Begins the entries of a host. */
  begin(): SpooledEntries {
    return new SpooledEntries(this.#file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file[Symbol.asyncDispose]();
  }
}

/** The entries of one host in a spool. */
export class SpooledEntries {
  readonly #file: SpoolFile;
  readonly #places: Place[] = [];
  #held: Buffer[] = [];
  #heldBytes = 0;
  #count = 0;

  constructor(file: SpoolFile) {
    this.#file = file;
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
    if (held.length > 0) this.#places.push(await this.#file.append(Buffer.concat(held)));
  }

  /** All of them, several at a time. */
  async *blocks(): AsyncGenerator<readonly Found[]> {
    for (const place of this.#places) yield foundIn(await this.#file.read(place));
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
