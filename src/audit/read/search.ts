import {longestLine} from '../entry/parse-entry.ts';
import type {Line} from './lines.ts';
import {readInto} from './lines.ts';

/** Searches a piece of a file. Returns the place of the first match from `from` on, or -1. */
export type Find = (piece: Buffer) => (from: number) => number;

/** Finds bytes with no newline among them. */
export const findBytes =
  (needle: Buffer): Find =>
  piece =>
  from =>
    piece.indexOf(needle, from);

/**
 * Finds matches of a pattern with the flag `g`. They must consist of characters below 128, without a newline.
 */
export const findPattern =
  (pattern: RegExp): Find =>
  piece => {
    const text = piece.toString('latin1');
    return from => {
      pattern.lastIndex = from;
      return pattern.exec(text)?.index ?? -1;
    };
  };

/** Bytes that are read at a time; more for a longer line. */
const pieceBytes = 1024 * 1024;
const newline = 0x0a;

/**
 * Yields the whole lines with a match in an open file, from the byte `from`, where a line begins, up to the
 * byte `to`. Reads synchronously, much faster than a loop over all lines.
 */
export function* linesWith(
  fd: number,
  find: Find,
  {from = 0, to}: {from?: number; to: number},
): Generator<Line> {
  let piece = Buffer.allocUnsafeSlow(Math.min(pieceBytes, Math.max(0, to - from)));
  for (let at = from; at < to; ) {
    const held = readInto(fd, piece.subarray(0, Math.min(piece.length, to - at)), at);
    const end = held.lastIndexOf(newline) + 1;
    if (end === 0) {
      if (held.length < piece.length || at + held.length >= to) return;
      // This program writes no longer line.
      if (piece.length > longestLine) return;
      piece = Buffer.allocUnsafeSlow(2 * piece.length);
      continue;
    }
    yield* linesOf(held.subarray(0, end), find, at);
    at += end;
  }
}

/**
 * Yields lines of a piece that consists of whole lines and begins at `position`. They are copies: the piece
 * is used again.
 */
function* linesOf(piece: Buffer, find: Find, position: number): Generator<Line> {
  const next = find(piece);
  for (let found = next(0); found !== -1; ) {
    const start = piece.lastIndexOf(newline, found) + 1;
    const end = piece.indexOf(newline, found);
    yield {bytes: Buffer.from(piece.subarray(start, end)), position: position + start, isWhole: true};
    found = next(end + 1);
  }
}

/**
 * Returns the place of the first line that begins behind the byte `place`; `to` if there is none before it.
 */
export function nextLine(fd: number, place: number, to: number): number {
  const piece = Buffer.allocUnsafe(8 * 1024);
  for (let from = place; from < to; from += piece.length) {
    const end = readInto(fd, piece.subarray(0, Math.min(piece.length, to - from)), from).indexOf(newline);
    if (end !== -1) return from + end + 1;
  }
  return to;
}
