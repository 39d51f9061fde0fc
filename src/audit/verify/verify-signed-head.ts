import {hostOf, originOf} from '../../identity/log-key.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {consistencyProof, verifyConsistency} from '../../merkle/proofs.ts';
import {treeRoot} from '../../merkle/stored-hashes.ts';
import type {AccountFolder} from '../read/account-folder.ts';
import {newestNote} from '../read/checkpoints.ts';
import type {AccountProgress} from './part-checkpoints.ts';
import type {Verification} from './verification.ts';
import {verifyStatementSigners} from './verify-pruned-prefix.ts';

/**
 * Verifies the last checkpoint, once all parts were gone through: its signer, its host, that it covers the
 * end, and that it continues the checkpoint that was seen before.
 */
export function verifySignedHead(verification: Verification, progress: AccountProgress): void {
  verifyKeys(verification, progress);
  const {prefix, entries, options, findings} = verification;
  // If a key is trusted, no other is believed for having signed last.
  const believed = options.verifier ? [options.verifier] : (progress.lastCheckpoint?.signers ?? []);
  verifyStatementSigners(prefix, believed, entries?.announced, findings);
  verifyEnd(verification, progress);
  verifySeen(verification, progress);
  verifyOrigin(verification, progress);
}

/** The host of an account: that of its entries, or in a quick verification that of its last checkpoint. */
export function hostOfAccount(
  {entries}: Verification,
  {lastCheckpoint}: AccountProgress,
): string | undefined {
  return entries?.host ?? (lastCheckpoint && hostOf(lastCheckpoint.origin));
}

/** The number of entries that no checkpoint covers. */
export const unsignedIn = ({tree, lastCheckpoint}: AccountProgress) =>
  tree.size - (lastCheckpoint?.size ?? 0);

function verifyKeys(
  {findings, keys: {named}, options: {verifier}, entries, prefix}: Verification,
  {lastCheckpoint}: AccountProgress,
): void {
  if (lastCheckpoint && named.length === 0)
    findings.add('error', 'keys', {file: 'keys'}, 'names no key, and there are checkpoints');
  if (lastCheckpoint && verifier && !lastCheckpoint.signers.map(String).includes(verifier.toString())) {
    const by = lastCheckpoint.signers.map(String).join(' and ');
    const told = `is the last checkpoint, signed by ${by} and not by the key that is trusted`;
    findings.add('error', 'checkpoint', lastCheckpoint.place, told);
  }
  // The entry that announced a key may have been pruned.
  if (!entries || entries.announced.size === 0 || prefix.first > 0) return;
  for (const [i, key] of named.entries()) {
    if (entries.announced.has(key.toString())) continue;
    findings.add('warning', 'keys', {file: 'keys', line: i + 1}, 'is a key of which no entry tells');
  }
}

function verifyEnd({folder, findings, keys}: Verification, progress: AccountProgress): void {
  const {tree, lastCheckpoint, unproven} = progress;
  if (!lastCheckpoint) {
    const told =
      tree.size === 0
        ? 'holds no account'
        : 'holds no checkpoint that is good: nothing shows that the entries are those that were written';
    findings.add('error', 'checkpoint', {file: folder.dir}, told);
    return;
  }
  const unsigned = unsignedIn(progress);
  if (unsigned === 0 || hasSignedMore(folder.dir, lastCheckpoint.size, keys.all)) return;
  const place = unproven ?? {file: folder.parts.at(-1)?.name ?? ''};
  const told = `begins what no checkpoint covers, ${unsigned} entr${unsigned === 1 ? 'y' : 'ies'}: nothing shows that they are those that were written; a server that was killed leaves some, and signs them when it starts`;
  findings.add('warning', 'unsigned', place, told);
}

/** True if the server has signed a larger checkpoint since. */
function hasSignedMore(dir: string, size: number, keys: readonly NoteVerifier[]): boolean {
  const note = newestNote(dir);
  try {
    return note !== undefined && openCheckpoint(note, keys).size > size;
  } catch (error) {
    if (error instanceof MerkleError) return false;
    throw error;
  }
}

function verifySeen(
  {folder, findings, prefix, options: {seen}}: Verification,
  progress: AccountProgress,
): void {
  if (!seen) return;
  const {tree, lastCheckpoint} = progress;
  const place = {file: folder.dir, seq: seen.size};
  if (seen.size > tree.size) {
    const told = `has ${tree.size} entries, and a checkpoint over ${seen.size} was seen: those at the end were removed, or all was made anew`;
    findings.add('error', 'seen', place, told);
    return;
  }
  const isPruned = seen.size < prefix.first;
  const fits = isPruned ? isInPruned(folder, seen, prefix.first, tree.size) : progress.seen;
  const isOrigin = lastCheckpoint === undefined || lastCheckpoint.origin === seen.origin;
  if (fits !== false && isOrigin) return;
  const told = `does not continue the account of ${seen.size} entries whose checkpoint was seen: its first ${seen.size} entries were other ones`;
  findings.add('error', 'seen', place, told);
}

/** Compares by the stored hashes, which the checkpoints have shown to be right. */
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

function verifyOrigin(verification: Verification, progress: AccountProgress): void {
  const {lastCheckpoint} = progress;
  const host = hostOfAccount(verification, progress);
  if (!lastCheckpoint || host === undefined || lastCheckpoint.origin === originOf(host)) return;
  const told = `is a checkpoint of ${lastCheckpoint.origin}, not of ${originOf(host)}`;
  verification.findings.add('error', 'checkpoint', lastCheckpoint.place, told);
}
