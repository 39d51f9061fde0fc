import type {PartialFile} from '../../shares/transfer/ledger.ts';
import type {JournalHead, Journals, PutOf} from './journal.ts';

/** A put that was cut off, whose partial files are in the share for a later one to go on with. */
export interface KeptPut {
  readonly job: string;
  readonly head: JournalHead & {readonly put: PutOf};
  /** Bytes of its files, as they count in the quota of the share. */
  readonly bytes: number;
  /** When it was cut off, in milliseconds since 1970. */
  readonly since: number;
}

/** Puts that are kept of one person at most: the oldest goes. */
const mostOfPerson = 16;
/** The time that they are kept for. */
const keptMs = 24 * 60 * 60_000;
/** Partial files that one put goes on with at most. */
const mostFiles = 10_000;
/** Characters of their paths and folders, which are held in memory, at most. */
const mostCharacters = 8 * 1024 * 1024;

/** The puts that were cut off and may be gone on with. */
export class KeptPuts {
  readonly #puts = new Map<string, KeptPut>();

  add(put: KeptPut): void {
    this.#puts.set(put.job, put);
  }

  has(job: string): boolean {
    return this.#puts.has(job);
  }

  /** Takes the last one of the same person, share and place. */
  take({person, share, top}: PutOf): KeptPut | undefined {
    const found = this.#at(share, top).findLast(({head}) => head.put.person === person);
    if (found !== undefined) this.#puts.delete(found.job);
    return found;
  }

  /** Takes those of anybody whose place has a file by now that came whole. */
  takeAt({share, top}: PutOf): KeptPut[] {
    return this.#without(this.#at(share, top));
  }

  /** Takes those that are too old at `now`, and the oldest of each person who has too many. */
  takeOld(now: number): KeptPut[] {
    const puts = [...this.#puts.values()].sort((a, b) => b.since - a.since);
    const counts = new Map<string, number>();
    return this.#without(
      puts.filter(({head, since}) => {
        const {person} = head.put;
        const count = (counts.get(person) ?? 0) + 1;
        counts.set(person, count);
        return now - since > keptMs || count > mostOfPerson;
      }),
    );
  }

  #at(share: string, top: string): KeptPut[] {
    return [...this.#puts.values()].filter(({head}) => head.put.share === share && head.put.top === top);
  }

  #without(puts: KeptPut[]): KeptPut[] {
    for (const {job} of puts) this.#puts.delete(job);
    return puts;
  }
}

/** Reads what the last server knew of a transfer; undefined if it is not to be gone on with. */
export async function keptIn(journals: Journals, job: string): Promise<KeptPut | undefined> {
  let head: JournalHead | undefined;
  let [bytes, isAny] = [0, false];
  for await (const line of journals.lines(job)) {
    if (head === undefined) head = line as JournalHead;
    else if ('partialFile' in line) {
      bytes += line.partialFile.size;
      isAny = true;
    } else if ('kept' in line) bytes = line.kept;
    else if ('whole' in line) return undefined;
  }
  if (head?.put === undefined || !isAny || bytes === 0) return undefined;
  return {job, head: {...head, put: head.put}, bytes, since: await journals.writtenAt(job)};
}

/** The partial files of a put, each as it was told of last. */
export async function partialFilesIn(journals: Journals, job: string): Promise<PartialFile[]> {
  const files = new Map<string, PartialFile>();
  let characters = 0;
  for await (const line of journals.lines(job)) {
    if (!('partialFile' in line)) continue;
    const {path, folder} = line.partialFile;
    files.set(path, line.partialFile);
    characters += path.length + folder.length;
    if (files.size >= mostFiles || characters >= mostCharacters) break;
  }
  return [...files.values()];
}
