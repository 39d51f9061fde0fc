import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {open} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {syncFolder} from '../../../base/durable-file.ts';
import {messageOf} from '../../../base/errors.ts';
import type {FolderLock} from '../../../base/folder-lock.ts';
import {ClientError} from '../../errors.ts';
import {giveToOwnerOf} from '../../receipts/state-owner.ts';
import type {JournalLine} from './journal-line.ts';
import {formatLine} from './journal-line.ts';

/** The name of the journal in the folder of its run. */
export const journalName = 'journal.jsonl';

/** The journal of one run, which this process alone writes. */
export interface Journal extends AsyncDisposable {
  /**
   * Resolves when the line is on disk.
   *
   * @throws {ClientError} `journal-failed`, also for every line after the first that could not be written
   */
  write(line: JournalLine): Promise<void>;
}

/** For a run that nothing is kept of. */
export const noJournal: Journal = {
  async write() {},
  async [Symbol.asyncDispose]() {},
};

const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;

/** Lines that come while others are being synced are written together. */
export class JournalFile implements Journal {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #lock: FolderLock;
  #waiting: string[] = [];
  #writing: Promise<void> | undefined;
  #failure: ClientError | undefined;

  /**
   * Opens the journal of a run, in a folder that is locked by us; begins it where there is none.
   *
   * @throws {ClientError} `journal-failed`
   */
  static async open(folder: string, lock: FolderLock): Promise<JournalFile> {
    const path = join(folder, journalName);
    try {
      const file = await open(path, flags, 0o600);
      giveToOwnerOf(folder, file.fd);
      await dropTorn(file);
      // A crash before the folders are synced leaves no journal, and nothing was sent.
      await syncFolder(folder);
      await syncFolder(dirname(folder));
      return new JournalFile(path, file, lock);
    } catch (error) {
      lock.release();
      throw failed(path, error);
    }
  }

  private constructor(path: string, file: FileHandle, lock: FolderLock) {
    this.#path = path;
    this.#file = file;
    this.#lock = lock;
  }

  async write(line: JournalLine): Promise<void> {
    this.#waiting.push(formatLine(line));
    const before = this.#writing;
    if (before) await before.catch(() => {});
    // The first to come after the last sync writes for all that wait.
    if (this.#waiting.length > 0 && this.#writing === before) this.#writing = this.#flush();
    await this.#writing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing?.catch(() => {});
    await this.#file.close();
    this.#lock.release();
  }

  async #flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    if (this.#failure) throw this.#failure;
    try {
      // A crash in here leaves some of the lines, and perhaps a part of one: none of them was relied on.
      await this.#file.appendFile(text);
      await this.#file.datasync();
    } catch (error) {
      this.#failure = failed(this.#path, error);
      throw this.#failure;
    }
  }
}

/** Removes what a crash left of a line. */
async function dropTorn(file: FileHandle): Promise<void> {
  const content = await file.readFile();
  const end = content.lastIndexOf(newline) + 1;
  if (end < content.length) await file.truncate(end);
}

const newline = 0x0a;

function failed(path: string, cause: unknown): ClientError {
  return new ClientError(
    'journal-failed',
    `the journal of the run, ${path}, cannot be written: ${messageOf(cause)}`,
    {
      cause,
    },
  );
}
