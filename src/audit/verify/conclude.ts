import {counted} from '../../base/counted.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import type {Report} from './findings.ts';
import type {AccountProgress} from './part-checkpoints.ts';
import type {Verification} from './verification.ts';
import {hostOfAccount, unsignedIn} from './verify-signed-head.ts';

export interface AccountReport extends Report {
  readonly parts: number;
  /** The number of the first entry that is there, and the number of entries that ever were. */
  readonly from: number;
  readonly size: number;
  /** Entries behind the last checkpoint. Nothing vouches for them. */
  readonly unsigned: number;
  /**
   * The reason why the last checkpoint is believed: the key that was given, or one that the account itself
   * names.
   */
  readonly trust: 'given' | 'own-word' | 'none';
  /** The last checkpoint. */
  readonly checkpoint: Checkpoint | undefined;
}

/** The report about an account, once everything else was verified. */
export function conclude(verification: Verification, progress: AccountProgress): AccountReport {
  const {folder, findings, entries, prefix, options} = verification;
  const {tree, lastCheckpoint} = progress;
  const {lines, count} = tree.takeDifference();
  for (const place of lines)
    findings.add('error', 'line', place, 'is not the line whose hash is stored of it');
  findings.drop(count - lines.length);
  return {
    ok: !findings.hasErrors,
    host: hostOfAccount(verification, progress),
    entries: progress.entries,
    checkpoints: progress.checkpoints,
    orders: entries?.orders ?? 0,
    first: progress.first,
    last: progress.last,
    ...findings.told(),
    checked: checkedIn(verification, progress),
    unchecked: uncheckedIn(verification, progress),
    parts: folder.parts.length,
    from: prefix.first,
    size: tree.size,
    unsigned: unsignedIn(progress),
    trust: !lastCheckpoint ? 'none' : options.verifier ? 'given' : 'own-word',
    checkpoint: lastCheckpoint && checkpointOf(lastCheckpoint),
  };
}

const checkpointOf = ({origin, size, root}: Checkpoint): Checkpoint => ({origin, size, root});

function checkedIn({entries, options}: Verification, {tree, checkpoints}: AccountProgress): string[] {
  const {bundle, seen} = options;
  return [
    'every line by its number and its place in the tree',
    entries
      ? `${counted(checkpoints, 'checkpoint')}, ${checkpoints === 1 ? 'its root and signature' : 'their roots and signatures'}`
      : `the last checkpoint of each part, ${checkpoints} in all`,
    ...(tree.hasAllStored ? ['the stored hashes'] : []),
    ...(entries?.checked ?? []),
    ...(entries && bundle ? ['the certificates of those who signed orders, by the CA'] : []),
    ...(seen ? ['that the account continues the one that was seen before'] : []),
  ];
}

function uncheckedIn({entries, options, prefix}: Verification, {lostAt}: AccountProgress): string[] {
  const {verifier, seen} = options;
  return [
    ...(verifier
      ? []
      : ['whether the key that signed the checkpoints is that of the host: the account names it itself']),
    ...(entries?.unchecked ?? [
      'the signatures of orders, what entries say, and the checkpoints before the last of each part',
    ]),
    ...(seen ? [] : ['whether the account continues one that was seen before']),
    ...(prefix.first > 0
      ? [`${counted(prefix.first, 'removed entry', 'removed entries')}, but for the hashes`]
      : []),
    ...(lostAt === undefined
      ? []
      : [`the checkpoints behind entry ${lostAt}, since the lines before do not fit`]),
  ];
}
