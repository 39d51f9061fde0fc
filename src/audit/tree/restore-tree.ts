import {renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import {Frontier} from '../../merkle/frontier.ts';
import type {Hash} from '../../merkle/hashes.ts';
import {leafHash} from '../../merkle/hashes.ts';
import {storedHashCount, storedHashIndex, treeRoot} from '../../merkle/stored-hashes.ts';
import {parseEntry} from '../entry/parse-entry.ts';
import {AuditError, whatToDo} from '../errors.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {activeName, finishedNames, firstOf, treeName} from '../read/layout.ts';
import {linesForward} from '../read/lines.ts';
import {TreeFile} from './tree-file.ts';

/** A crash leaves this file behind, and the next start removes it or begins it anew. */
const rebuiltName = `${treeName}.new`;

/** The end of the lines of an account. */
export interface EndOfLines {
  /** The sequence number of the next entry. */
  readonly next: number;
  /**
   * The sequence number of the first entry in the growing file, or of the next entry if that file is empty.
   */
  readonly first: number;
  /** Bytes of the growing file up to the end of its last whole entry. */
  readonly size: number;
  /** True if the growing file holds a server-start with a log key: then there were checkpoints. */
  readonly hadKey: boolean;
}

export interface RestoredTree {
  readonly tree: TreeFile;
  readonly frontier: Frontier;
  /** True if it was computed from all lines, since the stored hashes could not be used. */
  readonly isRebuilt: boolean;
}

/**
 * Opens the tree of the account in `dir`, adds the lines up to `end`, and requires that they fit the last
 * checkpoint. Reads the lines of the growing part, and those of the other parts only if their stored hashes
 * cannot be used.
 *
 * @throws {AuditError} `account-damaged` if the lines are not those that were signed; then nothing was
 *   changed
 */
export async function restoreTree(
  dir: string,
  end: EndOfLines,
  checkpoint: Checkpoint | undefined,
): Promise<RestoredTree> {
  if (checkpoint && checkpoint.size > end.next) throw missing(dir, end, checkpoint);
  using opened = new DisposableStack();
  const tree = opened.use(TreeFile.open(dir, treeName));
  const frontier = storedFrontier(end.first, tree);
  const hashes: Hash[] = [];
  const add = (more: readonly Hash[]) => hashes.push(...more);
  if (frontier && isAsSigned(linesFrom(end.first, dir, end), {dir, end, frontier, checkpoint, tree, add})) {
    tree.cut(storedHashCount(end.first));
    tree.append(hashes);
    rmSync(join(dir, rebuiltName), {force: true});
    opened.move();
    return {tree, frontier, isRebuilt: false};
  }
  // The stored hashes may be damaged, or missing. The lines decide, if they are all there.
  const rebuilt = isWhole(dir, end) ? await rebuildTree(dir, end, checkpoint) : undefined;
  if (!rebuilt) throw changed(dir, end, tree);
  return {...rebuilt, isRebuilt: end.first > 0};
}

/** Returns undefined if the lines are not those of the checkpoint. */
async function rebuildTree(
  dir: string,
  end: EndOfLines,
  checkpoint: Checkpoint | undefined,
): Promise<{tree: TreeFile; frontier: Frontier} | undefined> {
  using opened = new DisposableStack();
  const tree = opened.use(TreeFile.open(dir, rebuiltName));
  tree.cut(0);
  const frontier = Frontier.empty();
  const add = (hashes: readonly Hash[]) => tree.append(hashes);
  if (!isAsSigned(linesFrom(0, dir, end), {dir, end, frontier, checkpoint, tree, add})) {
    rmSync(join(dir, rebuiltName));
    return undefined;
  }
  await tree.sync();
  renameSync(join(dir, rebuiltName), join(dir, treeName));
  opened.move();
  return {tree, frontier};
}

interface Growth {
  readonly dir: string;
  readonly end: EndOfLines;
  readonly frontier: Frontier;
  readonly checkpoint: Checkpoint | undefined;
  readonly tree: TreeFile;
  readonly add: (hashes: readonly Hash[]) => void;
}

/**
 * Adds all lines to the tree. Returns true if it had the root of the checkpoint when it had its size.
 *
 * @throws {AuditError} `account-damaged` if a line behind the checkpoint is not an entry
 */
function isAsSigned(lines: Iterable<Buffer>, {dir, end, frontier, checkpoint, tree, add}: Growth): boolean {
  const {size = frontier.size, root} = checkpoint ?? {};
  const signed = checkpoint?.size ?? 0;
  let found = size < frontier.size ? treeRoot(size, tree) : undefined;
  if (size === frontier.size) found = frontier.root();
  for (const line of lines) {
    if (frontier.size >= signed && !parseEntry(line)) throw notAnEntry(frontier.size, dir, end);
    add(frontier.append(leafHash(line)));
    if (size === frontier.size) found = frontier.root();
  }
  return root === undefined || found?.equals(root) === true;
}

/** Returns undefined if the file ends before. */
function storedFrontier(size: number, tree: TreeFile): Frontier | undefined {
  try {
    return Frontier.load(size, tree);
  } catch (error) {
    if (error instanceof MerkleError) return undefined;
    throw error;
  }
}

/** The lines from entry `from` on, which must be the first of a part. */
function* linesFrom(from: number, dir: string, end: EndOfLines): Generator<Buffer> {
  using account = new AccountFolder(dir);
  for (const part of account.parts) {
    if (part.first !== undefined && part.first < from) continue;
    using file = account.open(part);
    const size = part.first === undefined ? end.size : part.size;
    for (const {bytes} of linesForward(file.fd, 0, size)) yield bytes;
  }
}

/** True if no part was removed. */
function isWhole(dir: string, {first}: EndOfLines): boolean {
  const [oldest] = finishedNames(dir);
  return (oldest === undefined ? first : firstOf(oldest)) === 0;
}

function missing(dir: string, {next}: EndOfLines, {size}: Checkpoint): AuditError {
  return new AuditError(
    'account-damaged',
    `the account ${dir} ends with ${next} entries, and its last checkpoint was signed over ${size}: ${whatToDo}`,
  );
}

function changed(dir: string, end: EndOfLines, tree: TreeFile): AuditError {
  const where = firstChanged(dir, end, tree) ?? `the account ${dir}`;
  return new AuditError(
    'account-damaged',
    `${where} is not what was written there, by the last checkpoint (reeve audit verify ${dir} says all that is wrong): ${whatToDo}`,
  );
}

function notAnEntry(seq: number, dir: string, {first}: EndOfLines): AuditError {
  const where = seq < first ? `a line of the account ${dir}` : placeInGrowingPart(seq, dir, first);
  return new AuditError(
    'account-damaged',
    `${where} is not an entry where entry ${seq} should be: ${whatToDo}`,
  );
}

/** The file and the line of an entry in the part that begins with entry `first`. */
function placeInGrowingPart(seq: number, dir: string, first: number): string {
  return `${join(dir, activeName)}:${seq - first + 1}`;
}

/** The first line of the growing part whose hash is not the stored one. */
function firstChanged(dir: string, end: EndOfLines, tree: TreeFile): string | undefined {
  let seq = end.first;
  for (const line of linesFrom(end.first, dir, end)) {
    const [stored] = tree.read([storedHashIndex(0, seq)]);
    if (!stored?.equals(leafHash(line))) return placeInGrowingPart(seq, dir, end.first);
    seq += 1;
  }
  return undefined;
}
