import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import {LeftPart} from '../left-part.ts';
import {SharePath} from '../share-path.ts';
import type {PartialFile} from './ledger.ts';
import type {Begin} from './record.ts';

/** A part that is there of a file of a transfer. */
export interface OfferedPart {
  /** From what is put, as `SharePath` shows it. */
  readonly path: string;
  readonly part: LeftPart;
  readonly file: PartialFile;
}

interface Left extends OfferedPart {
  readonly folder: SharePath;
}

/** The parts that a put left which was cut off, for the one that goes on with them. */
export class LeftParts implements Disposable {
  readonly #share: Folder;
  readonly #parts = new Map<string, Left>();
  #wereAny = false;
  /** The folder that was asked for last: most parts wait beside one another. */
  #open: Folder | undefined;

  constructor(share: Folder) {
    this.#share = share;
  }

  /**
   * Reads them all.
   *
   * @throws {ShareError} `file-failed`
   */
  read(files: readonly PartialFile[], top: SharePath): void {
    this.#wereAny = files.length > 0;
    for (const file of files) {
      const {names} = SharePath.parse(file.path);
      const {shown: path} = SharePath.of(names.slice(top.names.length));
      const folder = SharePath.parse(file.folder);
      const part = this.#read(file, folder);
      if (part !== undefined) this.#parts.set(path, {path, part, file, folder});
    }
  }

  /** True if there was such a put: something of it may be left that is not here. */
  get wereAny(): boolean {
    return this.#wereAny;
  }

  get offered(): Iterable<OfferedPart> {
    return this.#parts.values();
  }

  /** Bytes of those that nothing went on with. */
  get bytes(): number {
    return this.#parts.values().reduce((sum, {part}) => sum + part.size, 0);
  }

  /**
   * The part that a file goes on with, by its folder; undefined for one that comes from its beginning, whose part is removed.
   *
   * @throws {ShareError} `transfer-invalid` if there is no such part
   */
  claim({path, size, from, sourceTime}: Begin): {part: LeftPart; folder: () => Folder} | undefined {
    const left = this.#parts.get(path);
    if (left !== undefined) this.#parts.delete(path);
    if (from === undefined) {
      if (left !== undefined) this.#remove(left);
      return undefined;
    }
    if (from !== left?.part.size || size !== left.file.size || sourceTime !== left.file.sourceTime)
      throw new ShareError('transfer-invalid', 'the transfer goes on with a part that was not offered');
    const {part, folder} = left;
    return {part, folder: () => this.#at(folder)};
  }

  [Symbol.dispose](): void {
    this.#open?.[Symbol.dispose]();
  }

  #read({name, inode, size}: PartialFile, folder: SharePath): LeftPart | undefined {
    try {
      return LeftPart.read(this.#at(folder), {name: Buffer.from(name), inode, most: size});
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      // It comes from its beginning.
      return undefined;
    }
  }

  #remove({part, folder}: Left): void {
    try {
      part.remove(this.#at(folder));
    } catch (error) {
      // The server removes what is left, by its own data.
      if (!(error instanceof ShareError)) throw error;
    }
  }

  #at(path: SharePath): Folder {
    if (this.#open?.path.shown === path.shown) return this.#open;
    const folder = this.#share.descend(path);
    this.#open?.[Symbol.dispose]();
    this.#open = folder;
    return folder;
  }
}
