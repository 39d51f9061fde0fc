import {join} from 'node:path';
import {messageOf} from '../../base/errors.ts';
import {ClientError} from '../errors.ts';
import {contentOf, nameOf} from './checkpoint-files.ts';
import type {Fork} from './consistency-tracker.ts';
import {makeStateFolder} from './state-owner.ts';
import {writeWhole} from './write-whole.ts';

/**
 * Keeps what shows that a host showed two accounts: both checkpoints as they were signed, the receipt that
 * the later to come was shown by, and the proof that failed. In each `.note` the last two lines are the CA
 * that vouched for the key, and the key, by which the rest verifies.
 *
 * @param folder is made; where it is there, what shows it was kept before
 * @param receipt of `order`, as it is kept
 * @returns the folder
 */
export function keepEvidence(folder: string, fork: Fork, order: string, receipt: string): string {
  const {earlier, later, proof, cause} = fork;
  if (makeStateFolder(folder) === undefined) return folder;
  const [first, second] = [nameOf(earlier), nameOf(later)];
  writeWhole(join(folder, `${first}.note`), contentOf(earlier));
  writeWhole(join(folder, `${second}.note`), contentOf(later));
  writeWhole(join(folder, `${order}.receipt`), receipt);
  const refused =
    cause instanceof ClientError ? {code: cause.wireCode, message: messageOf(cause)} : undefined;
  const asked = {from: earlier.size, to: later.size, proof, refused};
  writeWhole(join(folder, 'consistency.json'), `${JSON.stringify(asked, undefined, 2)}\n`);
  return folder;
}
