import {readSync} from 'node:fs';
import type {Line} from './lines.ts';

const chunkBytes = 1024 * 1024;
/** Of the line around a place, read at first in each direction; as much again where it is longer. */
const pieceBytes = 64 * 1024;
const newline = 0x0a;

/**
 * The whole lines of an open file below the byte `to` that hold `needle`, which is shorter than a chunk and has no newline in it.
 * Reads synchronously, much faster than one could look at every line.
 */
export function* linesWith(fd: number, needle: Buffer, to: number): Generator<Line> {
  const chunk = Buffer.allocUnsafeSlow(chunkBytes);
  for (let at = 0; at < to; ) {
    const held = readInto(fd, chunk.subarray(0, Math.min(chunkBytes, to - at)), at);
    const found = held.indexOf(needle);
    if (found === -1) {
      // It may stand across the end of the chunk.
      if (held.length < chunkBytes) return;
      at += held.length - needle.length + 1;
      continue;
    }
    const position = startOfLine(fd, at + found);
    const end = endOfLine(fd, at + found, to);
    if (end === undefined) return;
    const bytes = readInto(fd, Buffer.allocUnsafeSlow(end - position), position);
    yield {bytes, position, isWhole: true};
    at = end + 1;
  }
}

function startOfLine(fd: number, place: number): number {
  const piece = Buffer.allocUnsafeSlow(pieceBytes);
  for (let to = place; to > 0; to -= pieceBytes) {
    const from = Math.max(0, to - pieceBytes);
    const before = readInto(fd, piece.subarray(0, to - from), from).lastIndexOf(newline);
    if (before !== -1) return from + before + 1;
  }
  return 0;
}

/** The place of the newline; undefined for a last line that has none yet. */
function endOfLine(fd: number, place: number, to: number): number | undefined {
  const piece = Buffer.allocUnsafeSlow(pieceBytes);
  for (let from = place; from < to; from += pieceBytes) {
    const end = readInto(fd, piece.subarray(0, Math.min(pieceBytes, to - from)), from).indexOf(newline);
    if (end !== -1) return from + end;
  }
  return undefined;
}

function readInto(fd: number, target: Buffer, position: number): Buffer {
  let read = 0;
  while (read < target.length) {
    const more = readSync(fd, target, read, target.length - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return target.subarray(0, read);
}
