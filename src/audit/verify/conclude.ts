import {originOf} from '../../identity/log-key.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import {hashSize} from '../../merkle/hashes.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {consistencyProof, verifyConsistency} from '../../merkle/proofs.ts';
import {storedHashCount, treeRoot} from '../../merkle/stored-hashes.ts';
import type {AccountFolder} from '../read/account-folder.ts';
import {newestNote} from '../read/checkpoints.ts';
import type {EntryCheck} from './entry-check.ts';
import type {Findings} from './findings.ts';
import type {VerifyOptions} from './options.ts';
import type {Statement} from './prune-statements.ts';
import {checkStatements} from './prune-statements.ts';
import type {AccountReport} from './report.ts';
import {scopeOf} from './scope.ts';
import type {Progress} from './verify-part.ts';

export interface Closing {
  readonly folder: AccountFolder;
  readonly findings: Findings;
  /** All that may have signed; and those of them that the account names. */
  readonly keys: readonly NoteVerifier[];
  readonly named: readonly NoteVerifier[];
  readonly first: number;
  readonly pruned: number;
  readonly statements: readonly Statement[];
  readonly progress: Progress;
  readonly entries: EntryCheck | undefined;
  readonly options: VerifyOptions;
}

/** What is to be said of an account when all its parts were gone through. */
export function closeAccount(closing: Closing): AccountReport {
  const {folder, findings, progress, entries, first, options} = closing;
  closeTree(closing);
  closeKeys(closing);
  closeStatements(closing);
  const unsigned = closeEnd(closing);
  closeSeen(closing);
  for (const {lines, count} of [progress.tree.takeDifference()]) {
    for (const place of lines)
      findings.add('error', 'line', place, 'is not the line whose hash is stored of it');
    findings.drop(count - lines.length);
  }
  const {anchor} = progress;
  const host = entries?.host ?? anchor?.origin.replace(/\/reeve-account$/, '');
  if (anchor && host !== undefined && anchor.origin !== originOf(host))
    findings.add(
      'error',
      'checkpoint',
      anchor.place,
      `is a checkpoint of ${anchor.origin}, not of ${originOf(host)}`,
    );
  const {size} = progress.tree;
  return {
    ok: !findings.hasErrors,
    host,
    entries: progress.entries,
    checkpoints: progress.checkpoints,
    orders: entries?.orders ?? 0,
    first: progress.first,
    last: progress.last,
    ...findings.told(),
    ...scopeOf(progress, entries, options, first),
    parts: folder.parts.length,
    from: first,
    size,
    unsigned,
    trust: !anchor ? 'none' : options.verifier ? 'given' : 'own-word',
    checkpoint: anchor && {origin: anchor.origin, size: anchor.size, root: anchor.root},
  };
}

function closeTree({folder, findings, progress, pruned}: Closing): void {
  const {tree: stored} = folder;
  const {tree, anchor} = progress;
  const {wrong} = tree;
  if (wrong) {
    const more = wrong.count > 1 ? `, nor are ${wrong.count - 1} others` : '';
    const place = {file: 'tree', byte: wrong.index * hashSize, seq: wrong.seq};
    const told = `at byte ${place.byte} is not the hash that entry ${wrong.seq} gives there${more}: the file was changed`;
    findings.add('error', 'tree', place, told);
    return;
  }
  if (!stored) {
    if (pruned > 0) return;
    const told = 'is missing: the next start of the server makes it again of the lines';
    findings.add('warning', 'tree', {file: 'tree'}, told);
    return;
  }
  const due = storedHashCount(anchor?.size ?? 0);
  const most = storedHashCount(tree.size);
  if (stored.count < due) {
    const told = `ends at byte ${stored.count * hashSize + stored.spare}, and ${due * hashSize} are due: the next start of the server adds what is missing`;
    findings.add('warning', 'tree', {file: 'tree', byte: stored.count * hashSize}, told);
  } else if (stored.count > most || (stored.spare > 0 && stored.count === most)) {
    const told = `goes on behind byte ${most * hashSize}, with hashes of entries that are not there`;
    findings.add('error', 'tree', {file: 'tree', byte: most * hashSize}, told);
  }
}

function closeStatements({statements, progress, entries, options, findings}: Closing): void {
  // Where somebody is trusted, nobody else is for having signed last.
  const believed = options.verifier ? [options.verifier] : (progress.anchor?.signers ?? []);
  checkStatements(statements, believed, entries?.announced, findings);
}

function closeKeys({findings, progress, named, options, entries, first}: Closing): void {
  const {anchor} = progress;
  const {verifier} = options;
  if (anchor && named.length === 0)
    findings.add('error', 'keys', {file: 'keys'}, 'names no key, and there are checkpoints');
  if (anchor && verifier && !anchor.signers.some(signer => signer.toString() === verifier.toString())) {
    const by = anchor.signers.map(String).join(' and ');
    const told = `is the last checkpoint, signed by ${by} and not by the key that is trusted`;
    findings.add('error', 'checkpoint', anchor.place, told);
  }
  if (!entries || entries.announced.size === 0 || first > 0) return;
  for (const [i, key] of named.entries()) {
    if (entries.announced.has(key.toString())) continue;
    findings.add('warning', 'keys', {file: 'keys', line: i + 1}, 'is a key of which no entry tells');
  }
}

/** Returns how many entries are behind the last checkpoint. */
function closeEnd({folder, findings, progress, keys}: Closing): number {
  const {tree, anchor} = progress;
  const unsigned = tree.size - (anchor?.size ?? 0);
  if (!anchor) {
    const told =
      tree.size === 0
        ? 'holds no account'
        : 'holds no checkpoint that is good: nothing shows that the entries are those that were written';
    findings.add('error', 'checkpoint', {file: folder.dir}, told);
    return unsigned;
  }
  if (unsigned === 0 || isGrowing(folder.dir, anchor.size, keys)) return unsigned;
  const {unproven: place = {file: folder.parts.at(-1)?.name ?? ''}} = progress;
  const told = `begins what no checkpoint covers, ${unsigned} entr${unsigned === 1 ? 'y' : 'ies'}: nothing shows that they are those that were written; a server that was killed leaves some, and signs them when it starts`;
  findings.add('warning', 'unsigned', place, told);
  return unsigned;
}

/** Whether the server has signed more since. */
function isGrowing(dir: string, size: number, keys: readonly NoteVerifier[]): boolean {
  const note = newestNote(dir);
  try {
    return note !== undefined && openCheckpoint(note, keys).size > size;
  } catch (error) {
    if (error instanceof MerkleError) return false;
    throw error;
  }
}

function closeSeen({folder, findings, progress, first, options: {seen}}: Closing): void {
  if (!seen) return;
  const {tree, anchor} = progress;
  const place = {file: folder.dir, seq: seen.size};
  if (seen.size > tree.size) {
    const told = `has ${tree.size} entries, and a checkpoint over ${seen.size} was seen: those at the end were removed, or all was made anew`;
    findings.add('error', 'seen', place, told);
    return;
  }
  const fits = seen.size < first ? isInPruned(folder, seen, first, tree.size) : progress.seen;
  const isOrigin = anchor === undefined || anchor.origin === seen.origin;
  if (fits !== false && isOrigin) return;
  const told = `does not continue the account of ${seen.size} entries whose checkpoint was seen: its first ${seen.size} entries were other ones`;
  findings.add('error', 'seen', place, told);
}

/** By the stored hashes, which were found to be those that the checkpoints are about. */
function isInPruned({tree}: AccountFolder, {size, root}: Checkpoint, first: number, most: number): boolean {
  if (!tree || most < first) return false;
  try {
    const proof = consistencyProof(size, first, tree);
    const secondRoot = treeRoot(first, tree);
    return verifyConsistency({first: size, second: first, firstRoot: root, secondRoot, proof});
  } catch (error) {
    if (error instanceof MerkleError) return false;
    throw error;
  }
}
