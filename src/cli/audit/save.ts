import {constants, createWriteStream, fstatSync} from 'node:fs';
import {rename, rm, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {syncFolder} from '../../base/durable-file.ts';
import type {CodedError} from '../../base/errors.ts';
import {isSystemError} from '../../base/errors.ts';
import {fileToReplace} from '../../base/file-to-replace.ts';
import {whyNotHad} from '../../base/file-words.ts';
import {quote} from '../../base/quote.ts';
import {usage} from '../errors.ts';
import {LongOutput} from '../streams/long-output.ts';

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes pieces to a file, which appears when all of it is on disk; without a path, or for `-`, to standard output.
 * An existing file that is not regular is written to, as a shell does.
 */
export async function save(path: string | undefined, pieces: Pieces): Promise<void> {
  if (path === undefined || path === '-' || (await isStandardOutput(path))) return print(pieces);
  const source = Readable.from(tagged(pieces), {objectMode: true});
  try {
    const target = await fileToReplace(path);
    await (target === undefined ? writeInto(path, source) : replace(target, source));
  } catch (error) {
    if (error instanceof SourceError) throw error.cause;
    throw unwritable(path, error);
  }
}

/** True for /dev/stdout and the like: opened anew, it would be written from its beginning. */
async function isStandardOutput(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  const {dev, ino} = fstatSync(1);
  return there?.dev === dev && there.ino === ino;
}

async function replace(target: string, source: Readable): Promise<void> {
  const temporary = `${target}.${process.pid}.part`;
  const mode = ((await stat(target).catch(() => undefined))?.mode ?? 0o600) & 0o777;
  try {
    await pipeline(source, createWriteStream(temporary, {flags: 'wx', mode, flush: true}));
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {});
    throw error;
  }
}

async function writeInto(path: string, source: Readable): Promise<void> {
  // Creates no regular file if the device or pipe has gone meanwhile.
  await pipeline(source, createWriteStream(path, {flags: constants.O_WRONLY as unknown as string}));
}

/** The source of the bytes failed, not the file. */
class SourceError extends Error {}

async function* tagged(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  try {
    yield* pieces;
  } catch (cause) {
    throw new SourceError('what was to be written failed', {cause});
  }
}

function unwritable(path: string, cause: unknown): CodedError {
  const where = isSystemError(cause, 'ENOENT')
    ? `there is no folder ${quote(dirname(path), 200)}`
    : whyNotHad(cause);
  return usage(`cannot write ${quote(path, 200)}: ${where}`, cause);
}

async function print(pieces: Pieces): Promise<void> {
  const output = new LongOutput();
  for await (const piece of pieces) {
    const room = output.write(piece);
    if (room) await room;
  }
  await output.end();
}
