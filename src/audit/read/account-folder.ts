import {existsSync, lstatSync} from 'node:fs';
import {join} from 'node:path';
import type {ForeignFile} from '../../base/foreign-file.ts';
import {openForeign} from '../../base/foreign-file.ts';
import {AuditError} from '../errors.ts';
import {activeCheckpoints, activeName, finishedCheckpoints, finishedNames, firstOf} from './layout.ts';
import {TreeReader} from './tree-reader.ts';

/** A part of an account, as it was when the folder was opened. */
export interface Part {
  readonly name: string;
  readonly path: string;
  /** The sequence number of its first entry, by its name; undefined for the growing part. */
  readonly first: number | undefined;
  /** Bytes. */
  readonly size: number;
  /** The file of its checkpoints. */
  readonly checkpointsName: string;
}

/** An open file of an account. It is held with `using`, for as long as it is read. */
export interface OpenFile extends Disposable {
  readonly name: string;
  readonly fd: number;
  /** Its length when it was opened, bytes. */
  readonly size: number;
}

export interface FolderOptions {
  /** Also opens the tree and the newest checkpoints, so that lines, hashes and checkpoints fit each other. */
  readonly isSigned?: boolean;
}

/**
 * The files of an account as they are at one moment, for reading while the account grows. Later lines are not
 * seen, and a part that is finished meanwhile is seen once.
 */
export class AccountFolder implements Disposable {
  readonly dir: string;
  /** Oldest first. The last is the growing part, which may have no file yet; then it is empty. */
  readonly parts: readonly Part[];
  /** The stored hashes, if the folder was opened with `isSigned` and has some. */
  readonly tree: TreeReader | undefined;
  /**
   * Files whose names may soon be those of other files. They stay open as long as this. Undefined: there is
   * none.
   */
  readonly #held: ReadonlyMap<string, ForeignFile | undefined>;
  readonly #opened: DisposableStack;

  /** @throws {UnfitFileError}, and the errors of the system if the folder cannot be read */
  constructor(dir: string, {isSigned = false}: FolderOptions = {}) {
    this.dir = dir;
    for (;;) {
      using stack = new DisposableStack();
      const names = finishedNames(dir);
      // Each file is behind the next one: lines are written before their hashes, and hashes before their
      // checkpoint.
      const checkpoints = isSigned ? stack.use(openForeign(join(dir, activeCheckpoints))) : undefined;
      const tree = isSigned ? stack.use(TreeReader.open(dir)) : undefined;
      const lines = stack.use(openForeign(join(dir, activeName)));
      const parts = partsOf(dir, names, lines);
      // The files belong together only if none was renamed or removed meanwhile.
      if (!parts || finishedNames(dir).join() !== names.join()) continue;
      this.tree = tree;
      this.parts = parts;
      this.#held = new Map([
        [activeName, lines],
        ...(isSigned ? [[activeCheckpoints, checkpoints] as const] : []),
      ]);
      this.#opened = stack.move();
      return;
    }
  }

  /** True if there is no file that could hold entries. */
  get isEmpty(): boolean {
    return this.parts.every(({first}) => first === undefined) && !this.#held.get(activeName);
  }

  /**
   * Opens a part for this caller alone, so that readers do not disturb each other.
   *
   * @throws {AuditError} `account-damaged` if it was removed meanwhile; {UnfitFileError}
   */
  open(part: Part): OpenFile {
    const file = this.openIfThere(part);
    if (file) return file;
    throw new AuditError('account-damaged', `${part.path} was taken away while the account was read`);
  }

  /** Opens a part. Returns undefined if it was removed meanwhile. @throws {UnfitFileError} */
  openIfThere({name, first}: Part): OpenFile | undefined {
    const file = this.#openNamed(name);
    return file ?? (first === undefined ? {name, fd: -1, size: 0, ...ownedElsewhere} : undefined);
  }

  /** Opens the checkpoints of a part. Returns undefined if it has none. @throws {UnfitFileError} */
  openCheckpoints({checkpointsName}: Part): OpenFile | undefined {
    return this.#openNamed(checkpointsName);
  }

  [Symbol.dispose](): void {
    this.#opened.dispose();
  }

  #openNamed(name: string): OpenFile | undefined {
    if (!this.#held.has(name)) {
      const file = openForeign(join(this.dir, name));
      return file && {...file, name};
    }
    const held = this.#held.get(name);
    return held && {name, fd: held.fd, size: held.size, ...ownedElsewhere};
  }
}

const ownedElsewhere: Disposable = {[Symbol.dispose]() {}};

/** Returns undefined if one was removed meanwhile. */
function partsOf(dir: string, names: readonly string[], lines: ForeignFile | undefined): Part[] | undefined {
  const growingSize = lines?.size ?? 0;
  const finished: Part[] = [];
  for (const name of names) {
    const path = join(dir, name);
    const stats = lstatSync(path, {throwIfNoEntry: false});
    if (!stats) return undefined;
    // The growing part under a second name is one part.
    if (stats.ino === lines?.inode) continue;
    const first = firstOf(name);
    finished.push({name, path, first, size: stats.size, checkpointsName: finishedCheckpoints(first)});
  }
  const last = finished.at(-1);
  const has = (name: string) => existsSync(join(dir, name));
  // A crash may have come after the growing part got its name, and before its checkpoints did.
  const isHalfway = last && growingSize === 0 && !has(last.checkpointsName) && has(activeCheckpoints);
  if (isHalfway) return [...finished.slice(0, -1), {...last, checkpointsName: activeCheckpoints}];
  const path = join(dir, activeName);
  const growing = {name: activeName, path, first: undefined, size: growingSize};
  return [...finished, {...growing, checkpointsName: activeCheckpoints}];
}
