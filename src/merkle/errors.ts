import {CodedError} from '../base/errors.ts';

/**
 * - `tree-position`: a leaf or a size that the tree does not have
 * - `tree-hash`: not a hash of 32 bytes, or a stored hash that could not be read
 * - `note-malformed`: not a signed note as C2SP has it
 * - `note-unknown`: none of the given keys has signed it
 * - `note-signature`: the name and id of a given key, but not its signature
 * - `note-key`: the text or key of a signer or verifier is not valid
 * - `checkpoint-malformed`: a signed note that is not about a tree
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
