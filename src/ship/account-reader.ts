import {fstatSync} from 'node:fs';
import {headOf} from '../audit/entry/parse-entry.ts';
import {AuditError} from '../audit/errors.ts';
import type {OpenFile} from '../audit/read/account-folder.ts';
import {AccountFolder} from '../audit/read/account-folder.ts';
import {linesForward} from '../audit/read/lines.ts';
import {firstIn, partWith} from '../audit/read/seek.ts';

/** The most that is read at once. A single line may be longer. */
export interface Bounds {
  readonly entries: number;
  readonly bytes: number;
}

/** The part that is being read. It stays open, so that a new name of its file does not matter. */
interface OpenedPart {
  readonly folder: AccountFolder;
  readonly file: OpenFile;
  /** The sequence number of its first entry; undefined if it has none yet. */
  readonly first: number | undefined;
}

/** Reads the lines of the account in `dir` one after the other, while it grows and its parts are finished. */
export class AccountReader implements Disposable {
  readonly #dir: string;
  #part: OpenedPart | undefined;
  #position = 0;
  #next = 0;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** The sequence number of the entry that is read next. */
  get next(): number {
    return this.#next;
  }

  /**
   * Goes to the entry `seq`, or to the oldest one that is still held if that is later. Returns the number of
   * that entry. An entry that was not written yet must not be asked for, except the one that is written next.
   *
   * @throws {AuditError} `account-damaged`
   */
  seek(seq: number): number {
    this.#close();
    this.#part = this.#partWith(seq);
    const {file, first} = this.#part;
    this.#position = 0;
    this.#next = first ?? seq;
    for (const line of linesForward(file.fd, 0, fstatSync(file.fd).size)) {
      if (this.#next >= seq) break;
      this.#position = line.position + line.bytes.length + 1;
      this.#next++;
    }
    return this.#next;
  }

  /**
   * Returns the lines from `next` on and below `limit`, without their newlines: as many as are within the
   * bounds, at least one.
   *
   * @throws {AuditError} `account-damaged` if one of them is missing
   */
  read(limit: number, {entries, bytes}: Bounds): Buffer[] {
    const lines = this.#readPart(limit, {entries, bytes});
    if (lines.length > 0) return lines;
    // This part ends here: the next entry begins another one.
    this.seek(this.#next);
    const others = this.#readPart(limit, {entries, bytes});
    if (others.length > 0) return others;
    throw this.#damaged(`entry ${this.#next} is not there, and a checkpoint covers it`);
  }

  [Symbol.dispose](): void {
    this.#close();
  }

  #readPart(limit: number, {entries, bytes}: Bounds): Buffer[] {
    if (!this.#part) return [];
    const {fd} = this.#part.file;
    const lines: Buffer[] = [];
    let length = 0;
    for (const line of linesForward(fd, this.#position, fstatSync(fd).size)) {
      if (!line.isWhole || this.#next >= limit || lines.length >= entries) break;
      if (lines.length > 0 && length + line.bytes.length > bytes) break;
      const found = headOf(line.bytes)?.seq;
      if (found !== this.#next)
        throw this.#damaged(
          `${found === undefined ? 'no entry' : `entry ${found}`} stands where entry ${this.#next} should`,
        );
      lines.push(line.bytes);
      length += line.bytes.length;
      this.#position += line.bytes.length + 1;
      this.#next++;
    }
    return lines;
  }

  #partWith(seq: number): OpenedPart {
    for (;;) {
      using stack = new DisposableStack();
      const folder = stack.use(new AccountFolder(this.#dir));
      if (folder.isEmpty) throw this.#damaged('it has no entries');
      const part = partWith(folder, seq);
      const file = folder.openIfThere(part);
      // It may have been pruned in this moment.
      if (!file) continue;
      stack.move();
      return {folder, file, first: part.first ?? firstIn(folder, part)};
    }
  }

  #damaged(what: string): AuditError {
    return new AuditError('account-damaged', `the account ${this.#dir} is damaged: ${what}`);
  }

  #close(): void {
    this.#part?.file[Symbol.dispose]();
    this.#part?.folder[Symbol.dispose]();
    this.#part = undefined;
  }
}
