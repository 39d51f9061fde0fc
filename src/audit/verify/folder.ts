import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ForeignFile} from '../../base/foreign-file.ts';
import {openForeign} from '../../base/foreign-file.ts';
import {activeCheckpoints, activeName, finishedCheckpoints, finishedNames, firstOf} from '../read/layout.ts';
import {TreeReader} from '../read/tree-reader.ts';

/** An open file, as long as it was when it was opened. */
export interface OpenFile {
  readonly name: string;
  readonly fd: number;
  readonly size: number;
}

/** A part of an account and its checkpoints; `lines` is undefined for the growing part where it has no file yet. */
export interface FolderPart {
  /** The sequence number of its first entry, by the names of the files. Undefined for the growing part: what is due next. */
  readonly first: number | undefined;
  readonly name: string;
  readonly checkpointsName: string;
}

/** The files of an account, as they are at one moment while it grows. */
export class AccountFolder implements Disposable {
  readonly dir: string;
  readonly parts: readonly FolderPart[];
  readonly tree: TreeReader | undefined;
  readonly #stack: DisposableStack;
  readonly #active: ReadonlyMap<string, OpenFile>;

  /** @throws {UnfitFileError}, and what the system says where the folder cannot be read */
  constructor(dir: string) {
    this.dir = dir;
    using stack = new DisposableStack();
    // Each is behind the one after it: what a part holds was written before its hashes, and those before its checkpoint.
    // Only when nothing was renamed meanwhile do the growing files belong together.
    for (;;) {
      const names = finishedNames(dir);
      const checkpoints = stack.use(openIn(dir, activeCheckpoints));
      const tree = stack.use(TreeReader.open(dir));
      const lines = stack.use(openIn(dir, activeName));
      if (finishedNames(dir).join() !== names.join()) continue;
      this.tree = tree;
      const open = [checkpoints, lines].filter(file => file !== undefined);
      this.#active = new Map(open.map(file => [file.name, file]));
      this.parts = partsOf(dir, names, lines);
      this.#stack = stack.move();
      return;
    }
  }

  /** Opens a file of it, to be closed by the caller; one that grows is as long as it was at first. */
  open(name: string): (OpenFile & Disposable) | undefined {
    const active = this.#active.get(name);
    if (active) return {...active, [Symbol.dispose]() {}};
    return openIn(this.dir, name);
  }

  [Symbol.dispose](): void {
    this.#stack.dispose();
  }
}

function partsOf(dir: string, names: readonly string[], growing: OpenFile | undefined): FolderPart[] {
  const held = new Set(readdirSync(dir));
  const finished = names.map(name => ({
    first: firstOf(name),
    name,
    checkpointsName: finishedCheckpoints(firstOf(name)),
  }));
  const last = finished.at(-1);
  // A crash may have come after the part that grew got its name, and before its checkpoints did.
  const isHalfway = last && !growing?.size && !held.has(last.checkpointsName) && held.has(activeCheckpoints);
  if (isHalfway) return [...finished.slice(0, -1), {...last, checkpointsName: activeCheckpoints}];
  const active = {first: undefined, name: activeName, checkpointsName: activeCheckpoints};
  return [...finished, active];
}

function openIn(dir: string, name: string): (OpenFile & ForeignFile) | undefined {
  const file = openForeign(join(dir, name));
  return file && {name, ...file};
}
