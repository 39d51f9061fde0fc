import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {parseCheckpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import {openNote} from '../../merkle/note.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import type {OpenFile} from '../read/account-folder.ts';
import {lastNoteIn, notesIn} from '../read/checkpoints.ts';
import type {Findings, Place} from './findings.ts';

/** A checkpoint that a key of the account signed, and its place. */
export interface PlacedCheckpoint extends Checkpoint {
  readonly note: string;
  readonly signers: readonly NoteVerifier[];
  readonly place: Place;
}

/**
 * Yields the good checkpoints of a file, in their order. Everything else goes to the findings, also a
 * checkpoint over no more entries than the one before it.
 *
 * @param growing true if a crash may have left half of one at the end
 */
export function* goodCheckpoints(
  file: OpenFile,
  keys: readonly NoteVerifier[],
  findings: Findings,
  growing: boolean,
): Generator<PlacedCheckpoint> {
  let before = -1;
  let by = '';
  for (const {position, line, ...found} of notesIn(file.fd, file.size)) {
    const place = {file: file.name, line, byte: position};
    if (found.note === undefined) {
      if (found.isTorn && growing) findings.add('warning', 'torn', place, 'is the beginning of a checkpoint');
      else findings.add('error', 'checkpoint', place, 'is no checkpoint: it was changed');
      continue;
    }
    const checkpoint = openPlaced(found.note, keys, place, findings);
    if (!checkpoint) continue;
    const signer = checkpoint.signers.map(String).join();
    // A server that takes over a new key signs once more with it.
    if (checkpoint.size > before || (checkpoint.size === before && signer !== by)) yield checkpoint;
    else
      findings.add(
        'error',
        'checkpoint',
        place,
        `is a checkpoint over ${checkpoint.size} entries behind one over ${before}: it is out of place`,
      );
    before = Math.max(before, checkpoint.size);
    by = signer;
  }
}

/** Returns the last checkpoint of a file, if the file ends with a good one. */
export function lastCheckpoint(file: OpenFile, keys: readonly NoteVerifier[]): PlacedCheckpoint | undefined {
  const last = lastNoteIn(file.fd, file.size);
  return last && openPlaced(last.note, keys, {file: file.name, byte: last.position});
}

function openPlaced(
  note: string,
  keys: readonly NoteVerifier[],
  place: Place,
  findings?: Findings,
): PlacedCheckpoint | undefined {
  try {
    const {text, signers} = openNote(note, keys);
    const checkpoint = parseCheckpoint(text);
    if (signers.some(({name}) => name === checkpoint.origin)) return {...checkpoint, note, signers, place};
    findings?.add('error', 'checkpoint', place, `is a checkpoint of ${quote(checkpoint.origin)}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof MerkleError)) throw error;
    const why = error.code === 'note-signature' ? 'its signature is not that of its text' : messageOf(error);
    findings?.add('error', 'checkpoint', place, `is a checkpoint that is not good: ${why}`);
    return undefined;
  }
}
