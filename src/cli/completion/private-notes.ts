import {lstatSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder} from '../../base/own-folder.ts';
import {shortHash} from '../../base/short-hash.ts';
import {isPrivate, readCached, removeOldest, writeCached} from '../cache-files.ts';
import {ownCache} from '../own-cache.ts';

/** The form of the notes: those of another reeve are as good as none. */
const form = 1;
const mostBytes = 4 * 2 ** 20;
/** A note or two for each host, of some kilobytes each: the oldest are removed. */
const mostNotes = 2000;
const ending = '.json';

/**
 * Notes that are kept between calls for completion, a file each, in a folder that is the user's own and that nobody else may look into.
 * All of it can be learned again.
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
    try {
      const kept: Kept = JSON.parse(readCached(this.#pathOf(subject), mostBytes)?.toString() ?? 'null');
      const isOurs = kept.form === form && kept.subject.join('\n') === subject.join('\n');
      return isOurs ? (kept.note as Note) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Replaces the note about a subject, in one step. */
  write(subject: readonly string[], note: unknown): void {
    const text = JSON.stringify({form, subject, note} satisfies Kept);
    if (Buffer.byteLength(text) > mostBytes) return;
    writeCached(this.#pathOf(subject), text);
    removeOldest(this.#folder, ending, mostNotes, mostNotes - 100);
  }

  /** The subject is in the file as well: a hash may be that of another. */
  #pathOf(subject: readonly string[]): string {
    return join(this.#folder, `${shortHash(subject.join('\0'))}${ending}`);
  }
}

interface Kept {
  readonly form: number;
  readonly subject: readonly string[];
  readonly note: unknown;
}
