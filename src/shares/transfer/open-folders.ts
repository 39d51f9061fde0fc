import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';

/**
 * Folders that are open at a time, beside the first: a tree of any width and depth takes no more descriptors.
 */
const mostOpen = 64;

interface Known {
  readonly name: Buffer;
  /** The path of the folder that it is in. */
  readonly above: string | undefined;
  readonly identity: string;
}

/**
 * The folders of a transfer, by their paths in it. Few are open; each is the one that it was when it was
 * first opened.
 */
export class OpenFolders implements Disposable {
  readonly #first: Folder;
  readonly #known = new Map<string, Known>();
  /** The one that was asked for last is the last. */
  readonly #open = new Map<string, Folder>();

  /** @param first the folder that all of it is in; closed with this */
  constructor(first: Folder) {
    this.#first = first;
  }

  /** The paths of all that were added, each after the folder that it is in. */
  get paths(): Iterable<string> {
    return this.#known.keys();
  }

  /** @throws {ShareError} as `Folder.folder` */
  add(path: string, above: string | undefined, name: Buffer): void {
    const folder = this.at(above).folder(name);
    this.#known.set(path, {name, above, identity: folder.identity});
    this.#keep(path, folder);
  }

  /**
   * The folder, which is open until others are asked for; undefined is the first.
   *
   * @throws {ShareError} as `Folder.folder`; `file-changed` where another has taken its name
   */
  at(path: string | undefined): Folder {
    if (path === undefined) return this.#first;
    const folder = this.#open.get(path) ?? this.#again(path);
    this.#keep(path, folder);
    return folder;
  }

  [Symbol.dispose](): void {
    for (const folder of this.#open.values()) folder[Symbol.dispose]();
    this.#first[Symbol.dispose]();
  }

  #again(path: string): Folder {
    const known = this.#known.get(path);
    if (known === undefined) throw new Error('a folder is asked for that was not added');
    const folder = this.at(known.above).folder(known.name);
    if (folder.identity === known.identity) return folder;
    folder[Symbol.dispose]();
    throw new ShareError(
      'file-changed',
      `somebody else moved or replaced the folder "${folder.path.shown}" while it was written into`,
    );
  }

  #keep(path: string, folder: Folder): void {
    this.#open.delete(path);
    this.#open.set(path, folder);
    if (this.#open.size <= mostOpen) return;
    const [oldest] = this.#open;
    if (oldest === undefined) return;
    this.#open.delete(oldest[0]);
    oldest[1][Symbol.dispose]();
  }
}
