import {rmSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder, writeDurably} from '../../base/durable-file.ts';
import {quote} from '../../base/quote.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import {Frontier} from '../../merkle/frontier.ts';
import {leafHash} from '../../merkle/hashes.ts';
import {signNote} from '../../merkle/note.ts';
import type {NoteSigner} from '../../merkle/note-signer.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {storedHashCount, treeRoot} from '../../merkle/stored-hashes.ts';
import {headOf} from '../entry/parse-entry.ts';
import {AuditError} from '../errors.ts';
import type {Part} from '../read/account-folder.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {lastNote} from '../read/checkpoints.ts';
import {readKeys} from '../read/keys.ts';
import {
  activeCheckpoints,
  finishedCheckpointNames,
  finishedCheckpoints,
  finishedNames,
  firstOf,
  prunedName,
  prunedNames,
  treeName,
} from '../read/layout.ts';
import {linesForward} from '../read/lines.ts';
import type {Pruned} from '../read/pruned.ts';
import {readPruned} from '../read/pruned.ts';
import {TreeReader} from '../read/tree-reader.ts';

export type {Pruned} from '../read/pruned.ts';

export interface PruneOptions {
  /** Only parts whose entries are all older are removed. Milliseconds since 1970, as the next. */
  readonly before: number;
  readonly now: number;
  /** The log key. */
  readonly signer: NoteSigner;
}

/** Younger entries always stay: the host still has to know which orders it took. */
export const leastAgeMs = 60 * 60_000;

/**
 * Removes finished parts of the account in `dir`, the oldest first, as long as all of their entries are old
 * enough. Before that it signs a statement about them. The hashes stay, and with them all proofs about the
 * other entries. Returns undefined if there was nothing to remove. The server may run meanwhile.
 *
 * @throws {AuditError} `account-damaged` if the account is not as it was signed: then it is evidence, and
 *   stays
 */
export async function prune(dir: string, options: PruneOptions): Promise<Pruned | undefined> {
  // A crash may have interrupted the last removal, after its statement.
  const keys = readKeys(dir);
  if (keys.at(-1)?.toString() !== options.signer.verifier.toString()) throw otherKey(dir, options.signer);
  const from = statedTo(dir, keys);
  await removeUpTo(dir, from);
  const pruned = survey(dir, from, options);
  if (!pruned) return undefined;
  await syncWhatStays(dir);
  // A crash after this leaves a statement about parts that are still there. The next pruning removes them.
  await writeDurably(join(dir, prunedName(pruned.to)), signPruned(pruned, options.signer), 0o600);
  await removeUpTo(dir, pruned.to);
  return pruned;
}

/** Returns the signed statement about what was removed, as `readPruned` reads it. */
export function signPruned(pruned: Pruned, signer: NoteSigner): string {
  return signNote(`${signer.verifier.name}/pruned\n${JSON.stringify(pruned)}\n`, [signer]);
}

interface Survey {
  readonly to: number;
  readonly firstTime: number;
  readonly lastTime: number;
}

function survey(dir: string, from: number, {before, now}: PruneOptions): Pruned | undefined {
  using tree = TreeReader.open(dir);
  const least = Math.min(before, now - leastAgeMs);
  let found: Survey | undefined;
  let root = '';
  try {
    const frontier = tree ? Frontier.load(from, tree) : Frontier.empty();
    let [firstTime, lastTime] = [Number.POSITIVE_INFINITY, 0];
    for (const span of oldSpans(dir, from, least, new Remains(dir, frontier, tree))) {
      firstTime = Math.min(firstTime, span.firstTime);
      lastTime = Math.max(lastTime, span.lastTime);
      const signed = signedRoot(dir, frontier);
      if (signed !== undefined) [found, root] = [{to: span.to, firstTime, lastTime}, signed];
    }
  } catch (cause) {
    if (cause instanceof MerkleError) throw damaged(dir, cause.message);
    throw cause;
  }
  if (!found) return undefined;
  return {from, entries: found.to - from, ...found, root, at: now, before: least};
}

/** Compares lines that are removed with the stored hashes of them, which stay. */
class Remains {
  readonly #dir: string;
  readonly #frontier: Frontier;
  readonly #tree: TreeReader | undefined;

  constructor(dir: string, frontier: Frontier, tree: TreeReader | undefined) {
    this.#dir = dir;
    this.#frontier = frontier;
    this.#tree = tree;
  }

  add(line: Buffer): void {
    const seq = this.#frontier.size;
    for (const [i, hash] of this.#frontier.append(leafHash(line)).entries()) {
      if (this.#tree?.at(storedHashCount(seq) + i)?.equals(hash)) continue;
      throw damaged(this.#dir, `entry ${seq} does not have the hash that is stored of it`);
    }
  }
}

/** The finished parts with only older entries, the oldest first. */
function* oldSpans(dir: string, from: number, before: number, remains: Remains): Generator<Survey> {
  using account = new AccountFolder(dir);
  const finished = account.parts.filter(({first}) => first !== undefined);
  // The account has to end with a checkpoint. While the growing part has none, it is in the part before.
  const isNeeded = lastNote(join(dir, activeCheckpoints)) === undefined;
  let next = from;
  for (const part of isNeeded ? finished.slice(0, -1) : finished) {
    if (part.first !== next)
      throw damaged(dir, `entries ${next} to ${Number(part.first) - 1} are missing, and nothing states why`);
    const span = spanOf(account, part, next);
    if (span.lastTime >= before) return;
    using file = account.open(part);
    for (const {bytes} of linesForward(file.fd, 0, part.size)) remains.add(bytes);
    yield span;
    next = span.to;
  }
}

/** The number behind the last entry of a part, the time of its first entry, and the latest time in it. */
function spanOf(account: AccountFolder, part: Part, first: number): Survey {
  let next = first;
  let firstTime: number | undefined;
  let lastTime = 0;
  using file = account.open(part);
  for (const {bytes, isWhole} of linesForward(file.fd, 0, part.size)) {
    const head = headOf(bytes);
    if (!isWhole || head?.seq !== next)
      throw damaged(part.path, `line ${next - first + 1} is not entry ${next}`);
    firstTime ??= head.time;
    lastTime = Math.max(lastTime, head.time);
    next += 1;
  }
  return {to: next, firstTime: firstTime ?? 0, lastTime};
}

/**
 * Returns the root of the tree so far, which must be the signed root at the end of the part. Returns
 * undefined if none was signed there, since the disk was full.
 */
function signedRoot(dir: string, frontier: Frontier): string | undefined {
  const name = checkpointsBefore(dir, frontier.size);
  const note = name === undefined ? undefined : lastNote(join(dir, name))?.note;
  const signed = note === undefined ? undefined : openCheckpoint(note, readKeys(dir));
  if (signed && signed.size < frontier.size) return undefined;
  const root = frontier.root();
  if (signed?.size === frontier.size && root.equals(signed.root)) return root.toString('base64');
  throw damaged(
    dir,
    `its first ${frontier.size} entries are not those that the last checkpoint of ${quote(name ?? '')} is about`,
  );
}

/** The file of the checkpoints of the part that ends there. */
function checkpointsBefore(dir: string, to: number): string | undefined {
  return finishedCheckpointNames(dir).findLast(name => firstOf(name) < to);
}

/** The oldest first, so that there is never a hole. */
async function removeUpTo(dir: string, to: number): Promise<void> {
  const names = finishedNames(dir).filter(name => firstOf(name) < to);
  for (const name of names) {
    // If a crash comes between these two, the next pruning removes the checkpoints.
    rmSync(join(dir, name), {force: true});
    rmSync(join(dir, finishedCheckpoints(firstOf(name))), {force: true});
  }
  const left = finishedCheckpointNames(dir).filter(name => firstOf(name) < to);
  for (const name of left) rmSync(join(dir, name), {force: true});
  if (names.length + left.length > 0) await syncFolder(dir);
}

/** Syncs the hashes and checkpoints, since the hashes cannot be computed again without the lines. */
async function syncWhatStays(dir: string): Promise<void> {
  for (const name of [treeName, activeCheckpoints]) {
    await using file = await open(join(dir, name), 'r');
    await file.sync();
  }
  await syncFolder(dir);
}

/**
 * The number behind the last entry that signed statements say was removed. Each statement has to fit the one
 * before it and the stored hashes.
 */
function statedTo(dir: string, keys: readonly NoteVerifier[]): number {
  using tree = TreeReader.open(dir);
  let stated = 0;
  for (const name of prunedNames(dir)) {
    const {from, to, root} = readPruned(dir, name, keys);
    if (from !== stated || !tree || treeRoot(to, tree).toString('base64') !== root)
      throw damaged(dir, `${name} does not fit what is stored of it`);
    stated = to;
  }
  return stated;
}

function otherKey(dir: string, {verifier}: NoteSigner): AuditError {
  return damaged(
    dir,
    `it is signed with another key than ${verifier.toString()}; a server that runs takes a new log key over by itself, so start it first`,
  );
}

function damaged(where: string, why: string): AuditError {
  return new AuditError('account-damaged', `${where} is not removed: ${why}; reeve audit verify says more`);
}
