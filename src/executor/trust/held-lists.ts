import {createHash} from 'node:crypto';
import {mkdir, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {counted} from '../../base/counted.ts';
import {writeDurably} from '../../base/durable-file.ts';
import {isSystemError, messageOf} from '../../base/errors.ts';
import type {ReadList} from './revocation-files.ts';

/** A list that was in force when the server last ran. */
export interface HeldFile {
  /** The CA that signed it. */
  readonly authority: string;
  readonly number: bigint;
  readonly path: string;
}

/** The time until a failed write is tried again. */
const retryMs = 5_000;

/**
 * The revocation lists in force, a file for each, so that a restart without them, or with older ones, lets nobody in whom
 * they refused. A list is in force before it is here: a disk that is full holds up no revocation.
 */
export class HeldLists implements Disposable {
  readonly #folder: string;
  readonly #failed: (message: string) => void;
  /** Not on disk yet, by the name of the file. */
  readonly #due = new Map<string, ReadList>();
  #writing: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #failure: string | undefined;

  /** @param failed hears when something cannot be written, once until it can */
  constructor(folder: string, failed: (message: string) => void) {
    this.#folder = folder;
    this.#failed = failed;
  }

  /** The warnings: a restart would not know of the newest list. */
  get warnings(): string[] {
    return this.#failure === undefined ? [] : [this.#failure];
  }

  /** Resolves when all was tried. */
  keep(lists: readonly ReadList[]): Promise<void> {
    for (const list of lists) {
      const {issuer, number} = list.set;
      this.#forget(({set}) => set.issuer === issuer && set.number < number);
      this.#due.set(nameOf(list), list);
    }
    return this.#write();
  }

  /** Forgets the lists of CAs that are not trusted any more. */
  keepOnly(authorities: ReadonlySet<string>): Promise<void> {
    this.#forget(({set}) => !authorities.has(set.issuer));
    const removed = this.#writing.then(async () => {
      for (const {authority, path} of await heldFiles(this.#folder)) {
        // A crash before this leaves a file that the next start passes over.
        if (!authorities.has(authority)) await rm(path, {force: true});
      }
    });
    this.#writing = removed.catch(() => {});
    return removed;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#retry);
  }

  #forget(which: (list: ReadList) => boolean): void {
    for (const [name, list] of this.#due) if (which(list)) this.#due.delete(name);
  }

  #write(): Promise<void> {
    clearTimeout(this.#retry);
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      for (const [name, {set, der}] of this.#due) {
        await mkdir(this.#folder, {recursive: true, mode: 0o700});
        await writeDurably(join(this.#folder, name), Buffer.from(der, 'base64'), 0o600);
        this.#due.delete(name);
        // A crash before this leaves an older list beside it, which the next start passes over.
        for (const {authority, number, path} of await heldFiles(this.#folder))
          if (authority === set.issuer && number < set.number) await rm(path, {force: true});
      }
      this.#failure = undefined;
    } catch (error) {
      const isNew = this.#failure === undefined;
      this.#failure = `${counted(this.#due.size, 'revocation list')} in force cannot be kept in ${this.#folder} (${messageOf(error)}): a restart would not know of the newest; it is tried again`;
      if (isNew) this.#failed(this.#failure);
      this.#retry = setTimeout(() => void this.#write(), retryMs).unref();
    }
  }
}

/** The folder of them in a data folder. */
export const heldFolder = (data: string): string => join(data, 'revocation-lists');

/** The lists that are kept in a folder. */
export async function heldFiles(folder: string): Promise<HeldFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  });
  return names.flatMap(name => {
    const [, authority, number] = /^([0-9a-f]{64})-([0-9]+)-[0-9a-f]{32}\.crl$/.exec(name) ?? [];
    if (authority === undefined || number === undefined) return [];
    return [{authority, number: BigInt(number), path: join(folder, name)}];
  });
}

/** Two lists of one number are two files. */
function nameOf({set, der}: ReadList): string {
  const digest = createHash('sha256').update(der).digest('hex').slice(0, 32);
  return `${set.issuer}-${set.number}-${digest}.crl`;
}
