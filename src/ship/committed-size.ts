import {newestNote} from '../audit/read/checkpoints.ts';
import {parseCheckpoint} from '../merkle/checkpoint.ts';
import {parseNote} from '../merkle/note.ts';

/**
 * How many entries of the account in `dir` its newest checkpoint covers. Those are on disk for good: what comes behind
 * them a crash may still cut off. Who signed it is not looked at: the folder is the server's own.
 */
export function committedSize(dir: string): number {
  const note = newestNote(dir);
  return note === undefined ? 0 : parseCheckpoint(parseNote(note).text).size;
}
