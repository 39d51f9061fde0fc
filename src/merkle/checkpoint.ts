import {quote} from '../base/quote.ts';
import {fromBase64} from './base64.ts';
import {MerkleError} from './errors.ts';
import type {Hash} from './hashes.ts';
import {isHash} from './hashes.ts';
import {openNote, signNote} from './note.ts';
import type {NoteSigner} from './note-signer.ts';
import type {NoteVerifier} from './note-verifier.ts';
import {isTreeSize, maxTreeSize} from './tree-size.ts';

/** A statement of a log: the number of its leaves, and the root over them. */
export interface Checkpoint {
  /** The name of the log: unique, and the same for as long as the log goes on. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/**
 * Returns a signed note with this statement (C2SP tlog-checkpoint), without extension lines. The caller must
 * make sure that it is consistent with all that this key signed before.
 *
 * @throws {MerkleError} `checkpoint-malformed`
 */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  const {origin, size, root} = checkpoint;
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  parseCheckpoint(text);
  return signNote(text, [signer]);
}

/**
 * Reads a checkpoint that is signed with the key of `verifier`, or with one of several if a log changed its
 * key. A log's key has the name of its origin, unless `origin` names the log.
 *
 * @throws {MerkleError} `note-malformed`, `note-unknown`, `note-signature`, `checkpoint-malformed`;
 *   `checkpoint-origin` if the key has signed the checkpoint of another log
 */
export function openCheckpoint(
  note: string | Uint8Array,
  verifier: NoteVerifier | readonly NoteVerifier[],
  origin?: string,
): Checkpoint {
  const {text, signers} = openNote(note, [verifier].flat());
  const checkpoint = parseCheckpoint(text);
  const known = origin === undefined ? signers.map(({name}) => name) : [origin];
  if (known.includes(checkpoint.origin)) return checkpoint;
  throw new MerkleError(
    'checkpoint-origin',
    `this is a checkpoint of ${quote(checkpoint.origin)}, not of ${known.map(name => quote(name)).join(' or ')}`,
  );
}

/**
 * Reads the text of a checkpoint, whose signature the caller has verified (C2SP tlog-checkpoint, "Note
 * text"). Extension lines are refused: reeve signs none, and nobody could check them.
 *
 * @throws {MerkleError} `checkpoint-malformed`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', encoded = '', ...rest] = text.split('\n');
  const root = fromBase64(encoded);
  if (rest.length !== 1 || rest[0] !== '') throw malformed('three lines, each with its newline', text);
  if (origin === '') throw malformed('the name of its log first', text);
  if (!isDecimal(size)) throw malformed(`its size, at most ${maxTreeSize}, without leading zeros`, size);
  if (root === undefined || !isHash(root)) throw malformed('its root: 32 bytes in base64', encoded);
  return {origin, size: Number(size), root};
}

const isDecimal = (text: string) => /^(?:0|[1-9][0-9]{0,14})$/.test(text) && isTreeSize(Number(text));

function malformed(expected: string, found: string): MerkleError {
  return new MerkleError('checkpoint-malformed', `a checkpoint has ${expected}; here is ${quote(found)}`);
}
