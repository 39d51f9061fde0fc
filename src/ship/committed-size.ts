import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {join} from 'node:path';
import {activeCheckpoints, finishedCheckpoints} from '../audit/checkpoint-file.ts';
import {finishedNames, firstOf} from '../audit/parts.ts';
import {isSystemError} from '../base/errors.ts';
import {parseCheckpoint} from '../merkle/checkpoint.ts';
import {MerkleError} from '../merkle/errors.ts';

/** More than two notes are long. */
const tailBytes = 4096;
/** The lines of each note: three of text, an empty one, a signature. */
const noteLines = 5;

/**
 * How many entries of the account in `dir` its newest checkpoint covers. Those are on disk for good: what comes behind
 * them a crash may still cut off. Who signed it is not looked at: the folder is the server's own.
 */
export function committedSize(dir: string): number {
  const growing = lastSize(join(dir, activeCheckpoints));
  if (growing !== undefined) return growing;
  // A part that was just begun has no checkpoint yet; the one before it ends in one.
  for (const name of finishedNames(dir).toReversed()) {
    const size = lastSize(join(dir, finishedCheckpoints(firstOf(name))));
    if (size !== undefined) return size;
  }
  return 0;
}

/** Of the last whole note: half of one may stand behind it, which is being written. */
function lastSize(path: string): number | undefined {
  const lines = tailOf(path).split('\n');
  for (let end = lines.length - 1; end >= noteLines; end--) {
    const [origin, size, root, empty, signature] = lines.slice(end - noteLines, end);
    if (empty !== '' || signature?.startsWith('— ') !== true) continue;
    try {
      return parseCheckpoint(`${origin}\n${size}\n${root}\n`).size;
    } catch (error) {
      if (!(error instanceof MerkleError)) throw error;
    }
  }
  return undefined;
}

function tailOf(path: string): string {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return '';
    throw error;
  }
  try {
    const {size} = fstatSync(fd);
    const tail = Buffer.alloc(Math.min(size, tailBytes));
    const read = readSync(fd, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8', 0, read);
  } finally {
    closeSync(fd);
  }
}
