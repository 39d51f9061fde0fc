// The names of the files in an account's folder. docs/account.md promises them to users.
import {readdirSync} from 'node:fs';

// The lines are in parts. `account.jsonl` grows. The finished ones before it are `account-SEQ.jsonl`, where
// SEQ is the sequence number of the first entry in 16 decimal digits, so that the names sort as the entries
// do.

/** The growing part. */
export const activeName = 'account.jsonl';

export function finishedName(first: number): string {
  return `account-${numbered(first)}.jsonl`;
}

/** The sequence number of the first entry of a finished part. */
export function firstOf(name: string): number {
  return Number(/\d{16}/.exec(name)?.[0]);
}

/** The names of the finished parts, oldest first. */
export function finishedNames(dir: string): string[] {
  return readdirSync(dir)
    .filter(name => /^account-\d{16}\.jsonl$/.test(name))
    .toSorted();
}

// Beside each part are its checkpoints, one signed note behind the other.

/** The checkpoints of the growing part. */
export const activeCheckpoints = 'checkpoints';

/** The checkpoints of the finished part that begins with entry `first`. */
export function finishedCheckpoints(first: number): string {
  return `${activeCheckpoints}-${numbered(first)}`;
}

/** The names of the checkpoints of finished parts, oldest first. */
export function finishedCheckpointNames(dir: string): string[] {
  return readdirSync(dir)
    .filter(name => /^checkpoints-\d{16}$/.test(name))
    .toSorted();
}

/** The stored hashes of the tree over all lines. */
export const treeName = 'tree';

/** The log keys that ever signed here. */
export const keysName = 'keys';

/** The certificates of the callers whose signed orders are in the account. */
export const certificatesFolder = 'certificates';

/** @param fingerprint the SHA-256 of the certificate, lower-case hex */
export function certificateName(fingerprint: string): string {
  return `${fingerprint}.pem`;
}

/** The manifests of transfers into and out of shares. */
export const manifestsFolder = 'manifests';

export function manifestName(job: string): string {
  return `${job}.jsonl`;
}

/** The statement about what was removed up to, not with, this entry. */
export function prunedName(to: number): string {
  return `pruned-${numbered(to)}.note`;
}

/** The names of all such statements, oldest first. */
export function prunedNames(dir: string): string[] {
  return readdirSync(dir)
    .filter(name => /^pruned-\d{16}\.note$/.test(name))
    .toSorted();
}

const numbered = (seq: number) => String(seq).padStart(16, '0');
