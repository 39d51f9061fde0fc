import type {FileHandle} from 'node:fs/promises';
import {open, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder} from '../../base/durable-file.ts';
import {makeFolder} from '../../base/own-folder.ts';
import type {UserIds} from '../../base/system-user.ts';
import type {PartialFolder} from '../../shares/transfer/ledger.ts';

/** The share and the user of the work: the first line of a journal. */
export interface Place {
  /** The real path of the share. */
  readonly share: string;
  readonly user?: string | undefined;
  readonly notAs?: UserIds | undefined;
}

/** Bytes of one journal at most: whoever runs as the share's user may write to it by way of the helper. */
const mostBytes = 256 * 1024 * 1024;
const ending = '.jsonl';

/** The journals of transfers that did not end, each a file that is named after its job: what they may have left in their shares. */
export class Journals {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    makeFolder(folder, 0o700);
  }

  /** The jobs that have one. */
  async jobs(): Promise<string[]> {
    const names = await readdir(this.#folder);
    return names.filter(name => name.endsWith(ending)).map(name => name.slice(0, -ending.length));
  }

  pathOf(job: string): string {
    return join(this.#folder, `${job}${ending}`);
  }

  /** A crash while it is made leaves a journal of nothing. */
  async begin(job: string, place: Place): Promise<Journal> {
    const file = await open(this.pathOf(job), 'wx', 0o600);
    const journal = new Journal(file);
    await journal.write(place);
    await syncFolder(this.#folder);
    return journal;
  }

  /** Nothing is left of the transfer. A crash before this is on disk has it swept once more, which finds nothing. */
  async remove(job: string): Promise<void> {
    await rm(this.pathOf(job), {force: true});
  }
}

export class Journal {
  readonly #file: FileHandle;
  #bytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Resolves when it is on disk. A crash meanwhile leaves half a line, which is passed over. */
  async write(line: Place | PartialFolder): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    this.#bytes += bytes.length;
    if (this.#bytes > mostBytes) throw new Error('it has too many folders');
    await this.#file.write(bytes);
    await this.#file.datasync();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
