import {messageOf} from '../../base/errors.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {leafHash} from '../../merkle/hashes.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {verifyInclusion} from '../../merkle/proofs.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import {parseEntry} from '../entry/parse-entry.ts';
import {AuditError} from '../errors.ts';
import type {Entry} from '../generated/entry.ts';

/** The facts that a receipt proves. */
export interface Attested {
  readonly entry: Entry;
  /** A checkpoint of the account that holds that entry. */
  readonly checkpoint: Checkpoint;
}

/**
 * Verifies that a receipt proves an entry of the account of `host`, whose log key is `verifier`. The caller
 * must know that this is the host's key. The content of the entry is not checked, nor whether the checkpoint
 * continues an earlier one.
 *
 * @throws {AuditError} `receipt-invalid`, naming the part that is wrong
 */
export function verifyReceipt(receipt: Receipt, verifier: NoteVerifier, host: string): Attested {
  const {seq, line, proof} = receipt;
  const checkpoint = checkpointOf(receipt, verifier);
  const {size, root} = checkpoint;
  const bytes = Buffer.from(line);
  const hashes = proof.map(hash => Buffer.from(hash, 'base64'));
  if (!verifyInclusion({index: seq, size, leaf: leafHash(bytes), proof: hashes, root}))
    throw invalid(
      `its proof does not show that this entry is number ${seq} of the ${size} of its checkpoint`,
    );
  const entry = parseEntry(bytes);
  if (!entry) throw invalid('it holds no entry of an account');
  if (entry.seq !== seq) throw invalid(`its entry says that it is number ${entry.seq}, and is number ${seq}`);
  if (entry.host !== host) throw invalid(`its entry is of the host ${entry.host}, not of ${host}`);
  return {entry, checkpoint};
}

function checkpointOf({checkpoint}: Receipt, verifier: NoteVerifier): Checkpoint {
  try {
    return openCheckpoint(checkpoint, verifier);
  } catch (cause) {
    throw invalid(`its checkpoint is not good: ${messageOf(cause)}`, cause);
  }
}

function invalid(why: string, cause?: unknown): AuditError {
  return new AuditError('receipt-invalid', `the receipt does not verify: ${why}`, {cause});
}
