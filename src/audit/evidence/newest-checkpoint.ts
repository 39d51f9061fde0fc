import type {X509Certificate} from 'node:crypto';
import {hostOf} from '../../identity/log-key.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import {AuditError} from '../errors.ts';
import {newestNote} from '../read/checkpoints.ts';
import {readKeys} from '../read/keys.ts';
import {TreeReader} from '../read/tree-reader.ts';
import type {Head} from './evidence-file.ts';

/** The parts of evidence about an account: its newest checkpoint, the key that signed it, and its tree. */
export class Newest implements Disposable {
  readonly checkpoint: Checkpoint;
  readonly head: Head;
  readonly tree: TreeReader;

  /** @throws {AuditError} `account-damaged`, `tree-beyond` */
  constructor(dir: string, {hostCertificate}: {hostCertificate: X509Certificate}) {
    const note = newestNote(dir);
    const opened = note === undefined ? undefined : openByOne(dir, note);
    if (note === undefined || !opened)
      throw new AuditError(
        'account-damaged',
        `the account ${dir} does not end with a checkpoint by one of its keys`,
      );
    const tree = TreeReader.open(dir);
    if (!tree) throw new AuditError('tree-beyond', `the account ${dir} has no tree: start its server once`);
    const {checkpoint, key} = opened;
    const host = hostOf(checkpoint.origin);
    this.head = {host, checkpoint: note, key, certificate: hostCertificate.toString()};
    this.checkpoint = checkpoint;
    this.tree = tree;
  }

  /**
   * Returns the hashes of a proof, as files have them.
   *
   * @throws {AuditError} `tree-beyond`
   */
  prove(make: (tree: TreeReader) => readonly Buffer[]): string[] {
    try {
      return make(this.tree).map(hash => hash.toString('base64'));
    } catch (cause) {
      if (!(cause instanceof MerkleError)) throw cause;
      const message = `the stored hashes of the account do not reach as far as its checkpoint (${cause.message}): start its server once`;
      throw new AuditError('tree-beyond', message, {cause});
    }
  }

  [Symbol.dispose](): void {
    this.tree[Symbol.dispose]();
  }
}

function openByOne(dir: string, note: string): {checkpoint: Checkpoint; key: string} | undefined {
  for (const verifier of readKeys(dir).toReversed()) {
    try {
      return {checkpoint: openCheckpoint(note, verifier), key: verifier.toString()};
    } catch (error) {
      if (!(error instanceof MerkleError)) throw error;
    }
  }
  return undefined;
}
