import {closeSync, fstatSync} from 'node:fs';
import {join} from 'node:path';
import {headOf} from '../audit/entry/entry-head.ts';
import {AuditError} from '../audit/errors.ts';
import {activeName, finishedName, finishedNames, firstOf} from '../audit/read/layout.ts';
import {linesForward} from '../audit/read/lines.ts';
import {openForeign} from '../base/foreign-file.ts';

/** How much is read at once; a single line may be longer. */
export interface Bounds {
  readonly entries: number;
  readonly bytes: number;
}

interface Part {
  readonly fd: number;
  /** The sequence number of its first entry; undefined where it has none yet. */
  readonly first: number | undefined;
}

/**
 * Reads the lines of the account in `dir` one after the other while it grows and its files are put aside. It holds the
 * file in which it stands open, so that a new name of that file does not matter.
 */
export class AccountReader implements Disposable {
  readonly #dir: string;
  #fd: number | undefined;
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
   * Goes to the entry `seq`, or to the oldest one that is still held where that is later, and says which it is. What was not
   * written yet must not be asked for, but for the one that is written next.
   *
   * @throws {AuditError} `account-damaged`
   */
  seek(seq: number): number {
    this.#close();
    const {fd, first} = this.#partWith(seq);
    this.#fd = fd;
    this.#position = 0;
    this.#next = first ?? seq;
    for (const line of linesForward(fd, 0, fstatSync(fd).size)) {
      if (this.#next >= seq) break;
      this.#position = line.position + line.bytes.length + 1;
      this.#next++;
    }
    return this.#next;
  }

  /**
   * The lines from `next` on and below `limit`, without their newlines: as many as are within the bounds, at least one.
   *
   * @throws {AuditError} `account-damaged` where one of them is not there
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
    if (this.#fd === undefined) return [];
    const lines: Buffer[] = [];
    let length = 0;
    for (const line of linesForward(this.#fd, this.#position, fstatSync(this.#fd).size)) {
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

  /** The part that holds `seq`, else the oldest one where that begins later. Who calls this closes it. */
  #partWith(seq: number): Part {
    // The growing file first: if it is put aside meanwhile, it stays the one that was opened.
    const growing = this.#open(activeName);
    if (growing?.first !== undefined && growing.first <= seq) return growing;
    const firsts = finishedNames(this.#dir).map(firstOf);
    const first = firsts.findLast(begin => begin <= seq) ?? firsts[0];
    if (first === undefined || first === growing?.first) {
      if (growing === undefined) throw this.#damaged('it has no entries');
      return growing;
    }
    const holds = this.#open(finishedName(first));
    if (growing) closeSync(growing.fd);
    // Pruned in this moment: what is the oldest now?
    return holds ?? this.#partWith(seq);
  }

  #open(name: string): Part | undefined {
    const file = openForeign(join(this.#dir, name));
    if (!file) return undefined;
    const line = linesForward(file.fd, 0, file.size).next().value;
    return {fd: file.fd, first: line?.isWhole ? headOf(line.bytes)?.seq : undefined};
  }

  #damaged(what: string): AuditError {
    return new AuditError('account-damaged', `the account ${this.#dir} is damaged: ${what}`);
  }

  #close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
