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
  readonly path: string;
}

/** How soon what could not be written is tried again. */
const retryMs = 5_000;

/**
 * The revocation lists in force, one file for each CA, so that a restart without them, or with older ones, lets nobody in whom
 * they refused. A list is in force before it is here: a disk that is full holds up no revocation.
 */
export class HeldLists implements Disposable {
  readonly #folder: string;
  readonly #failed: (message: string) => void;
  /** Not on disk yet, by CA. */
  readonly #due = new Map<string, string>();
  #writing: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #failure: string | undefined;

  /** @param failed hears when something cannot be written, once until it can */
  constructor(folder: string, failed: (message: string) => void) {
    this.#folder = folder;
    this.#failed = failed;
  }

  /** What to warn of: a restart would not know of the newest list. */
  get warnings(): string[] {
    return this.#failure === undefined ? [] : [this.#failure];
  }

  /** Resolves when all was tried. */
  keep(lists: readonly ReadList[]): Promise<void> {
    for (const {set, der} of lists) this.#due.set(set.issuer, der);
    return this.#write();
  }

  /** Forgets the lists of CAs that are not trusted any more. */
  keepOnly(authorities: ReadonlySet<string>): Promise<void> {
    for (const authority of this.#due.keys()) if (!authorities.has(authority)) this.#due.delete(authority);
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

  #write(): Promise<void> {
    clearTimeout(this.#retry);
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      for (const [authority, der] of this.#due) {
        await mkdir(this.#folder, {recursive: true, mode: 0o700});
        await writeDurably(fileOf(this.#folder, authority), Buffer.from(der, 'base64'), 0o600);
        // A newer one may have come meanwhile.
        if (this.#due.get(authority) === der) this.#due.delete(authority);
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
    const [, authority] = /^([0-9a-f]{64})\.crl$/.exec(name) ?? [];
    return authority === undefined ? [] : [{authority, path: join(folder, name)}];
  });
}

const fileOf = (folder: string, authority: string) => join(folder, `${authority}.crl`);
