import {newestNote} from '../audit/read/checkpoints.ts';
import {parseCheckpoint} from '../merkle/checkpoint.ts';
import {parseNote} from '../merkle/note.ts';

/**
 * Returns the number of entries of the account in `dir` under its newest checkpoint. Those are on disk for
 * good, and a crash may cut off the entries behind them. The signature is not verified: the folder is the
 * server's own.
 */
export function committedSize(dir: string): number {
  const note = newestNote(dir);
  return note === undefined ? 0 : parseCheckpoint(parseNote(note).text).size;
}
