import {createWriteStream} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {syncFolder} from '../../base/durable-file.ts';
import {StandardOutput} from './standard-output.ts';

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
    await rm(temporary, {force: true});
    throw error;
  }
}

async function print(pieces: Pieces): Promise<void> {
  const output = new StandardOutput();
  for await (const piece of pieces) {
    const room = output.write(piece);
    if (room) await room;
  }
  await output.end();
}
