// Files that the user named. They may also be links, pipes and devices, as the shell's <(...) is; but what comes of them is
// bounded, and they are not waited for without end.
import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {open} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import {isSystemError} from './errors.ts';
import {tooLong, UnfitFileError} from './foreign-file.ts';

export const mebibyte = 1024 * 1024;

/** The bytes that are read at a time. */
const pieceBytes = 256 * 1024;
/** The time that a pipe may stay without a writer, or without a byte from one, milliseconds. */
const lonelyMs = 1_500;
const silentMs = 60_000;
/** Between two looks at a pipe that has nothing. */
const pauseMs = 10;

/**
 * All bytes of a file that the user named, at most `most`. A regular file that is longer is refused before it is read.
 *
 * @throws {UnfitFileError} saying what is wrong; and what the system says
 */
export async function readNamedFile(path: string, most: number): Promise<Buffer> {
  await using file = await openNamed(path);
  const stats = await file.stat();
  if (stats.isDirectory()) throw new UnfitFileError(path, 'is a folder');
  if (stats.isFile() && stats.size > most) throw tooLong(path, most, stats.size);
  if (stats.isFile()) return file.readFile();
  return await collectBytes(piecesOf(file, path), most, () => tooLong(path, most));
}

/** All bytes that come, at most `most`. @throws what `tooMany` gives, where more come */
export async function collectBytes(
  source: AsyncIterable<Uint8Array>,
  most: number,
  tooMany: () => Error,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of source) {
    total += piece.length;
    if (total > most) throw tooMany();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, total);
}

/**
 * The bytes of a file that the user named, piece by piece; whoever takes them bounds them.
 *
 * @throws {UnfitFileError} if it is a folder, or nothing comes; and what the system says
 */
export async function* namedPieces(path: string): AsyncGenerator<Buffer> {
  await using file = await openNamed(path);
  yield* piecesOf(file, path);
}

/** So that a pipe without a writer is not waited for in a thread that nothing can call back. */
function openNamed(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

async function* piecesOf(file: FileHandle, path: string): AsyncGenerator<Buffer> {
  const isPipe = (await file.stat()).isFIFO();
  // Before somebody writes to it, a pipe looks as if it were at its end.
  let isBegun = !isPipe;
  for (let waited = 0; ; ) {
    const bytes = await readPiece(file);
    if (bytes && bytes.length > 0) {
      [isBegun, waited] = [true, 0];
      yield bytes;
      continue;
    }
    isBegun ||= bytes === undefined;
    if (bytes && isBegun) return;
    if (waited >= (isBegun ? silentMs : lonelyMs)) throw silent(path, isBegun);
    await wait(pauseMs);
    waited += pauseMs;
  }
}

/** Empty at the end; undefined if nothing is there yet. */
async function readPiece(file: FileHandle): Promise<Buffer | undefined> {
  try {
    const {buffer, bytesRead} = await file.read(Buffer.allocUnsafeSlow(pieceBytes), 0, pieceBytes);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (isSystemError(error, 'EAGAIN')) return undefined;
    throw error;
  }
}

function silent(path: string, isBegun: boolean): UnfitFileError {
  const why = isBegun
    ? `is a pipe that was silent for ${silentMs / 1000} s`
    : 'is a pipe that nobody writes to';
  return new UnfitFileError(path, why);
}
