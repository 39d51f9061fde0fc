import {leafHash} from '../../merkle/hashes.ts';
import {storedHashIndex} from '../../merkle/stored-hashes.ts';
import type {Part} from '../read/account-folder.ts';
import {linesForward} from '../read/lines.ts';
import type {PlacedCheckpoint} from './checkpoints.ts';
import {goodCheckpoints, lastCheckpoint} from './checkpoints.ts';
import type {SequenceOptions, Torn} from './entry-sequence.ts';
import {EntryWalk} from './entry-walk.ts';
import type {AccountProgress} from './part-checkpoints.ts';
import {PartCheckpoints} from './part-checkpoints.ts';
import type {Verification} from './verification.ts';

/**
 * Verifies one part of an account: its lines, the tree beside them, and the checkpoints where they are due.
 * Returns how far the verification came.
 *
 * A quick verification looks at the last checkpoint alone. If that does not fit, it begins the part anew
 * with all of them, since the others may tell which line was changed.
 *
 * @param next the part behind it
 */
export function verifyPart(
  verification: Verification,
  before: AccountProgress,
  part: Part,
  next: Part | undefined,
): AccountProgress {
  const {folder, keys, findings, isQuick} = verification;
  using file = folder.openCheckpoints(part);
  const last = file && lastCheckpoint(file, keys.all);
  const walk = (progress: AccountProgress, checkpoints: Iterable<PlacedCheckpoint>, isPartial: boolean) =>
    walkPart(verification, progress, {part, next, last, checkpoints, isPartial});
  // A last checkpoint that is not good tells nothing.
  if (isQuick && (last !== undefined || !file)) {
    const undo = findings.mark();
    const attempt = {...before, tree: before.tree.copy()};
    if (walk(attempt, last ? [last] : [], true)) return attempt;
    undo();
  }
  walk(before, file ? goodCheckpoints(file, keys.all, findings, part.first === undefined) : [], false);
  return before;
}

interface PartWalk {
  readonly part: Part;
  readonly next: Part | undefined;
  readonly last: PlacedCheckpoint | undefined;
  readonly checkpoints: Iterable<PlacedCheckpoint>;
  /** True if checkpoints were left out. */
  readonly isPartial: boolean;
}

/** Returns false if a checkpoint does not fit, and those that were left out could tell more. */
function walkPart(verification: Verification, progress: AccountProgress, of: PartWalk): boolean {
  const {folder, findings, entries, options} = verification;
  const {part, next, last, isPartial} = of;
  const {name, checkpointsName} = part;
  using file = folder.open(part);
  const checkpoints = new PartCheckpoints(progress, {
    name,
    checkpointsName,
    checkpoints: of.checkpoints,
    findings,
    seen: options.seen,
    isQuick: isPartial,
  });
  if (!checkpoints.settle()) return false;
  const sequence = sequenceOf(verification, progress.tree.size, {next, last, bytes: file.size});
  const walk = new EntryWalk(progress, {
    file: name,
    sequence,
    findings,
    entries,
    onProgress: options.onProgress,
    grown: () => checkpoints.settle(),
    nextSize: () => checkpoints.nextSize,
    tear: torn => tear(verification, progress, part, {...torn, due: sequence.due}),
  });
  let number = 0;
  for (const {bytes, position, isWhole} of linesForward(file.fd, 0, file.size)) {
    number += 1;
    if (!walk.push({bytes, position, isWhole, number})) return false;
  }
  if (!walk.end()) return false;
  checkpoints.end(part.first === undefined);
  return true;
}

/** Returns the entries that are due in a part that begins with entry `from`. */
function sequenceOf(
  {folder}: Verification,
  from: number,
  {next, last, bytes}: Pick<PartWalk, 'next' | 'last'> & {bytes: number},
): SequenceOptions {
  // No name tells where the growing part begins: behind the entries under the checkpoints of the part before
  // it, or later.
  const due = next?.first ?? Math.max(from, last?.size ?? 0);
  const most = Math.max(due, from + Math.ceil(bytes / shortestLine));
  const isKnown = (seq: number, line: Buffer) => {
    const stored = folder.tree?.at(storedHashIndex(0, seq));
    return stored !== undefined && leafHash(line).equals(stored);
  };
  return {from, below: next?.first ?? most, due, isKnown};
}

/** Adds a finding about the bytes behind the last newline of a part. */
function tear(
  {findings}: Verification,
  {tree}: AccountProgress,
  {name, first}: Part,
  {number, position, bytes, isBeginning, due}: Torn & {due: number},
): void {
  const place = {file: name, line: number, byte: position, seq: tree.size};
  // A signed line is reported as missing.
  if (!isBeginning) {
    const told = `is no line: the bytes from ${position} on were added, or put in the place of others`;
    findings.add('error', 'line', place, told);
  } else if (first === undefined && place.seq >= due) {
    const told = `is a line of ${bytes} bytes that was not finished: the next start cuts it off`;
    findings.add('warning', 'torn', place, told);
  } else findings.add('error', 'line', place, 'is cut off, or its end was changed');
}

/** The shortest entry, bytes. */
const shortestLine = 64;
