import {hashSize} from '../../merkle/hashes.ts';
import {storedHashCount} from '../../merkle/stored-hashes.ts';
import type {AccountProgress} from './part-checkpoints.ts';
import type {Verification} from './verification.ts';

/** Verifies the file of the stored hashes, once all lines were compared with it. */
export function verifyStoredTree(
  {folder: {tree: stored}, findings, prefix}: Verification,
  {tree, lastCheckpoint}: AccountProgress,
): void {
  const {wrong} = tree;
  if (wrong) {
    const more = wrong.count > 1 ? `, nor are ${wrong.count - 1} others` : '';
    const place = {file: 'tree', byte: wrong.index * hashSize, seq: wrong.seq};
    const told = `at byte ${place.byte} is not the hash that entry ${wrong.seq} gives there${more}: the file was changed`;
    findings.add('error', 'tree', place, told);
    return;
  }
  if (!stored) {
    if (prefix.first > 0) return;
    const told = 'is missing: the next start of the server makes it again of the lines';
    findings.add('warning', 'tree', {file: 'tree'}, told);
    return;
  }
  const due = storedHashCount(lastCheckpoint?.size ?? 0);
  const most = storedHashCount(tree.size);
  if (stored.count < due) {
    const told = `ends at byte ${stored.count * hashSize + stored.spare}, and ${due * hashSize} are due: the next start of the server adds what is missing`;
    findings.add('warning', 'tree', {file: 'tree', byte: stored.count * hashSize}, told);
  } else if (stored.count > most || (stored.spare > 0 && stored.count === most)) {
    const told = `goes on behind byte ${most * hashSize}, with hashes of entries that are not there`;
    findings.add('error', 'tree', {file: 'tree', byte: most * hashSize}, told);
  }
}
