import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import type {SharePath} from '../share-path.ts';
import {OpenFolders} from './open-folders.ts';

interface NewFolder {
  /** The path of the folder that it is in. */
  readonly above: string | undefined;
  readonly name: Buffer;
  readonly mode: number;
}

/**
 * The folders of a transfer, by their paths in it; undefined is the one that all of it is in. One that is not there is made when
 * all of it came: until then its files wait in the folder above, so that a transfer which is cut off shows nobody a folder.
 */
export class ComingFolders implements Disposable {
  readonly #open: OpenFolders;
  readonly #new = new Map<string, NewFolder>();
  readonly #made: NewFolder[] = [];

  /** @param first the folder that all of it is in; closed with this */
  constructor(first: Folder) {
    this.#open = new OpenFolders(first);
  }

  /**
   * A folder comes. One that is there keeps its mode.
   *
   * @throws {ShareError} as `Folder.folder`
   */
  add(path: string, folder: NewFolder): void {
    if (this.at(folder.above)?.stats(folder.name) === undefined) this.#new.set(path, folder);
    else this.#open.add(path, folder.above, folder.name);
  }

  /**
   * The folder, which is open until others are asked for; undefined if it is not there yet.
   *
   * @throws {ShareError} as `OpenFolders.at`
   */
  at(path: string | undefined): Folder | undefined {
    return path !== undefined && this.#new.has(path) ? undefined : this.#open.at(path);
  }

  /** The folder that files wait in which are for one that is not there yet: the next one above. It stays that when all are made. */
  waitingFor(path: string | undefined): () => Folder {
    let there = path;
    for (let made = this.#newAt(there); made !== undefined; made = this.#newAt(there)) there = made.above;
    return () => this.#open.at(there);
  }

  /** Makes those that are not there, each after the one that it is in. `announce` is waited for before each. */
  async make(announce: (path: SharePath) => Promise<void>): Promise<void> {
    for (const [path, folder] of this.#new) {
      const above = this.#open.at(folder.above);
      // Somebody else may have made it meanwhile.
      if (above.stats(folder.name) === undefined) {
        await announce(above.path.child(folder.name));
        this.#open.at(folder.above).makeFolder(folder.name, folder.mode);
        this.#made.push(folder);
      }
      this.#open.add(path, folder.above, folder.name);
      this.#new.delete(path);
    }
  }

  /** They stay: their files have their names. */
  sync(): void {
    this.#made.length = 0;
    for (const path of [...this.#open.paths, undefined]) this.#open.at(path).sync();
  }

  /** Removes those that were made, where nobody else put something into them. */
  removeMade(): void {
    for (const {above, name} of this.#made.reverse())
      try {
        this.#open.at(above).removeFolder(name);
      } catch (error) {
        if (!(error instanceof ShareError)) throw error;
      }
  }

  [Symbol.dispose](): void {
    this.#open[Symbol.dispose]();
  }

  #newAt(path: string | undefined): NewFolder | undefined {
    return path === undefined ? undefined : this.#new.get(path);
  }
}
