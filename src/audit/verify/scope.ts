import {counted} from '../../base/counted.ts';
import type {EntryCheck} from './entry-check.ts';
import type {VerifyOptions} from './options.ts';
import type {AccountReport} from './report.ts';
import type {Progress} from './verify-part.ts';

/** What was and what was not looked at, in words; `first` is the number of the first entry that is there. */
export function scopeOf(
  progress: Progress,
  entries: EntryCheck | undefined,
  options: VerifyOptions,
  first: number,
): Pick<AccountReport, 'checked' | 'unchecked'> {
  const {verifier, bundle, seen} = options;
  const {tree, lostAt, checkpoints} = progress;
  const checked = [
    'every line by its number and its place in the tree',
    entries
      ? `${counted(checkpoints, 'checkpoint')}, ${checkpoints === 1 ? 'its root and signature' : 'their roots and signatures'}`
      : `the last checkpoint of each part, ${checkpoints} in all`,
    ...(tree.hasAllStored ? ['the stored hashes'] : []),
    ...(entries
      ? [
          'what each entry says, and which jobs began and ended',
          `${counted(entries.orders, 'order')} by ${entries.orders === 1 ? 'its signature' : 'their signatures'}`,
        ]
      : []),
    ...(entries && bundle ? ['the certificates of those who signed orders, by the CA'] : []),
    ...(seen ? ['that the account continues the one that was seen before'] : []),
  ];
  const unchecked = [
    ...(verifier
      ? []
      : ['whether the key that signed the checkpoints is that of the host: the account names it itself']),
    ...(entries
      ? []
      : ['the signatures of orders, what entries say, and the checkpoints before the last of each part']),
    ...(entries && !bundle ? ['whether a CA vouches for those who signed orders'] : []),
    ...(entries && entries.bare > 0 ? [bareOrders(entries.bare)] : []),
    ...(seen ? [] : ['whether the account continues one that was seen before']),
    ...(first > 0 ? [`${counted(first, 'removed entry', 'removed entries')}, but for the hashes`] : []),
    ...(lostAt === undefined
      ? []
      : [`the checkpoints behind entry ${lostAt}, since the lines before do not fit`]),
  ];
  return {checked, unchecked};
}

/** Refused orders whose signatures cannot be verified. */
export function bareOrders(count: number): string {
  const whose = count === 1 ? 'the signature' : 'the signatures';
  return `${whose} of ${counted(count, 'refused order')}, of which the account keeps the digest alone, as it should`;
}
