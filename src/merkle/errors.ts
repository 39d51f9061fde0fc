import {CodedError} from '../base/errors.ts';

/**
 * - `tree-position`: a leaf or a size that the tree does not have
 * - `tree-hash`: something that is no hash of 32 bytes, or a stored hash that could not be had
 * - `note-malformed`: not a signed note as C2SP has it
 * - `note-unknown`: none of the keys that were asked about has signed it
 * - `note-signature`: the name and id of a key that was asked about, but not its signature
 * - `note-key`: the text or key of a signer or verifier that is none
 * - `checkpoint-malformed`: a note, and signed, but it says nothing of a tree
 * - `checkpoint-origin`: the checkpoint of another log
 */
export type MerkleErrorCode =
  | 'tree-position'
  | 'tree-hash'
  | 'note-malformed'
  | 'note-unknown'
  | 'note-signature'
  | 'note-key'
  | 'checkpoint-malformed'
  | 'checkpoint-origin';

export class MerkleError extends CodedError<MerkleErrorCode> {}
