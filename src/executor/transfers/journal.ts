import type {FileHandle} from 'node:fs/promises';
import {open, readdir, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder} from '../../base/durable-file.ts';
import {makeFolder} from '../../base/own-folder.ts';
import type {UserIds} from '../../base/system-user.ts';
import type {PartialFile, PartialFolder} from '../../shares/transfer/ledger.ts';
import {linesOf} from './lines.ts';

/** The share and the user of the work. */
export interface Place {
  /** The real path of the share. */
  readonly share: string;
  readonly user?: string | undefined;
  readonly notAs?: UserIds | undefined;
}

/** A put as a later one of the same knows it. */
export interface PutOf {
  readonly person: string;
  /** The name of the share. */
  readonly share: string;
  /** The path in the share of what is put. */
  readonly top: string;
}

/** The first line of a journal. */
export interface JournalHead extends Place {
  /** Of a put that a later one may go on with. */
  readonly put?: PutOf | undefined;
}

/** A line of a journal after the first. */
export type JournalLine =
  | PartialFolder
  | {readonly partialFile: PartialFile}
  /** All came: files get their names from here on. */
  | {readonly whole: true}
  /** All have their names. */
  | {readonly done: true}
  /** It was cut off, and left files of so many bytes. */
  | {readonly kept: number};

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
  async begin(job: string, head: JournalHead): Promise<Journal> {
    const file = await open(this.pathOf(job), 'wx', 0o600);
    const journal = new Journal(file, 0);
    await journal.write(head);
    await syncFolder(this.#folder);
    return journal;
  }

  /** The journal of a put that was cut off becomes that of `job`, which goes on with it. A crash leaves it to either. */
  async adopt(from: string, job: string): Promise<Journal> {
    await rename(this.pathOf(from), this.pathOf(job));
    await syncFolder(this.#folder);
    return this.#open(job);
  }

  /** All files of a transfer have their names. A later sweep removes no folder of it. */
  async done(job: string): Promise<void> {
    const journal = await this.#open(job);
    await journal.write({done: true});
    await journal.close();
  }

  /** The lines of a journal, the first of which is its head; none if it is gone. */
  async *lines(job: string): AsyncGenerator<JournalHead | JournalLine> {
    await using file = await open(this.pathOf(job)).catch(() => undefined);
    if (file === undefined) return;
    for await (const line of linesOf(file.createReadStream({autoClose: false}))) {
      yield* journalLine(line);
    }
  }

  /** The time of its last line, in milliseconds since 1970. */
  async writtenAt(job: string): Promise<number> {
    return (await stat(this.pathOf(job))).mtimeMs;
  }

  /** Nothing is left of the transfer. A crash before this is on disk has it swept once more, which finds nothing. */
  async remove(job: string): Promise<void> {
    await rm(this.pathOf(job), {force: true});
  }

  async #open(job: string): Promise<Journal> {
    const file = await open(this.pathOf(job), 'a', 0o600);
    const journal = new Journal(file, (await file.stat()).size);
    // A crash may have left half a line.
    await journal.endLine();
    return journal;
  }
}

export class Journal {
  readonly #file: FileHandle;
  #bytes: number;

  constructor(file: FileHandle, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  /** Resolves when it is on disk. A crash meanwhile leaves half a line, which is passed over. */
  async write(line: JournalHead | JournalLine): Promise<void> {
    await this.note([line]);
    await this.#file.datasync();
  }

  /** Writes lines that nobody misses whom a crash of the machine takes them from. */
  async note(lines: readonly (JournalHead | JournalLine)[]): Promise<void> {
    const bytes = Buffer.from(lines.map(line => `${JSON.stringify(line)}\n`).join(''));
    this.#bytes += bytes.length;
    if (this.#bytes > mostBytes) throw new Error('it has too many folders');
    await this.#file.writeFile(bytes);
  }

  async endLine(): Promise<void> {
    await this.#file.writeFile('\n');
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** The line as it was written; nothing for half a line, which a crash leaves. */
export function journalLine(line: string): (JournalHead | JournalLine)[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
