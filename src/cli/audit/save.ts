import {createWriteStream} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {syncFolder} from '../../base/durable-file.ts';
import {CodedError, isSystemError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {LongOutput} from '../long-output.ts';
import {inWords} from './named-file.ts';

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes what comes to a file, which is there when all of it is on disk, and nothing of it before; without a path, or for
 * `-`, to standard output.
 */
export async function save(path: string | undefined, pieces: Pieces): Promise<void> {
  if (path === undefined || path === '-') return print(pieces);
  const temporary = `${path}.${process.pid}.part`;
  try {
    const file = createWriteStream(temporary, {flags: 'wx', mode: 0o600, flush: true});
    await pipeline(Readable.from(pieces, {objectMode: true}), file);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {});
    throw isOurs(error, temporary) ? unwritable(path, error) : error;
  }
}

/** Whether it is the file that failed, and not what was to be written. */
function isOurs(error: unknown, temporary: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).path === temporary;
}

function unwritable(path: string, cause: unknown): CodedError {
  const where = isSystemError(cause, 'ENOENT')
    ? `there is no folder ${quote(dirname(path), 200)}`
    : inWords(cause);
  return new CodedError('usage', `cannot write ${quote(path, 200)}: ${where}`, {cause});
}

async function print(pieces: Pieces): Promise<void> {
  const output = new LongOutput();
  for await (const piece of pieces) {
    const room = output.write(piece);
    if (room) await room;
  }
  await output.end();
}
