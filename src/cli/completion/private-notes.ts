import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {makeFolder} from '../../base/own-folder.ts';
import {shortHash} from '../../base/short-hash.ts';
import {ownCache} from '../own-cache.ts';

/** The form of the notes: those of another reeve are as good as none. */
const form = 1;
const mostBytes = 4 * 2 ** 20;
/** A note or two for each host, of some kilobytes each: the oldest are removed. */
const mostNotes = 2000;

/**
 * What is kept between calls for completion, a file each, in a folder that is the user's own and that nobody else may look into. All of it
 * can be learned again: what is cut, of somebody else, or cannot be written is as good as not there.
 */
export class PrivateNotes {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined where there is no such folder, and none can be made. */
  static open(): PrivateNotes | undefined {
    const cache = ownCache();
    if (cache === undefined) return undefined;
    const folder = join(cache, 'completion');
    try {
      makeFolder(folder, 0o700);
      const stats = lstatSync(folder);
      return stats.isDirectory() && isPrivate(stats) ? new PrivateNotes(folder) : undefined;
    } catch {
      return undefined;
    }
  }

  /** The note about a subject, as it was written. */
  read<Note>(subject: readonly string[]): Note | undefined {
    let fd: number | undefined;
    try {
      fd = openSync(this.#pathOf(subject), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      const stats = fstatSync(fd);
      if (!stats.isFile() || !isPrivate(stats) || stats.size > mostBytes) return undefined;
      const kept: Kept = JSON.parse(readFileSync(fd, 'utf8'));
      const isOurs = kept.form === form && kept.subject.join('\n') === subject.join('\n');
      return isOurs ? (kept.note as Note) : undefined;
    } catch {
      return undefined;
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  /** Replaces the note about a subject, in one step. */
  write(subject: readonly string[], note: unknown): void {
    const path = this.#pathOf(subject);
    const text = JSON.stringify({form, subject, note} satisfies Kept);
    if (Buffer.byteLength(text) > mostBytes) return;
    const temporary = `${path}.${process.pid}.new`;
    try {
      writeFileSync(temporary, text, {mode: 0o600, flag: 'wx'});
      renameSync(temporary, path);
      this.#removeOldest();
    } catch {
      rmSync(temporary, {force: true});
    }
  }

  /** The subject is in the file as well: a hash may be that of another. */
  #pathOf(subject: readonly string[]): string {
    return join(this.#folder, `${shortHash(subject.join('\0'))}.json`);
  }

  /** With those that a call did not finish. */
  #removeOldest(): void {
    const names = readdirSync(this.#folder);
    if (names.length <= mostNotes) return;
    const files = names
      .map(name => join(this.#folder, name))
      .map(path => ({path, mtimeMs: lstatSync(path).mtimeMs}))
      .toSorted((a, b) => b.mtimeMs - a.mtimeMs);
    for (const {path} of files.slice(mostNotes - 100)) rmSync(path, {force: true, recursive: true});
  }
}

interface Kept {
  readonly form: number;
  readonly subject: readonly string[];
  readonly note: unknown;
}

const isPrivate = ({uid, mode}: {uid: number; mode: number}): boolean =>
  process.platform === 'win32' || (uid === process.geteuid?.() && (mode & 0o077) === 0);
