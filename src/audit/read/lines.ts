import {readSync} from 'node:fs';
import {longestLine} from '../entry/parse-entry.ts';

const chunkBytes = 256 * 1024;
const newline = 0x0a;

export interface Line {
  /** Without its newline. */
  bytes: Buffer;
  /** The position of its first byte in the file. */
  position: number;
  /**
   * False for bytes behind the last newline of the file, and for the first bytes of a line that is too long.
   */
  isWhole: boolean;
}

/**
 * Yields the lines of an open file from the byte `from`, where a line begins, up to the byte `to`. Ends with
 * the first line that is longer than `longest`.
 */
export function* linesForward(fd: number, from: number, to: number, longest = longestLine): Generator<Line> {
  let held = Buffer.alloc(0);
  // The pieces of a line that is longer than a chunk: joined once, however many there are.
  let pieces: Buffer[] = [];
  let position = from;
  let size = 0;
  for (let at = from; at < to; ) {
    const chunk = readAt(fd, at, Math.min(chunkBytes, to - at));
    if (chunk.length === 0) break;
    at += chunk.length;
    pieces.push(chunk);
    size += chunk.length;
    if (!chunk.includes(newline)) {
      if (size > longest) break;
      continue;
    }
    held = pieces.length === 1 ? chunk : Buffer.concat(pieces);
    let start = 0;
    for (let end = held.indexOf(newline); end !== -1; end = held.indexOf(newline, start)) {
      yield {bytes: held.subarray(start, end), position: position + start, isWhole: true};
      start = end + 1;
    }
    pieces = start < held.length ? [held.subarray(start)] : [];
    position += start;
    size = held.length - start;
  }
  held = Buffer.concat(pieces);
  if (held.length > 0) yield {bytes: held, position, isWhole: false};
}

/**
 * Yields the lines of an open file that end at or before the byte `to`, last first. Reads `piece` bytes at a
 * time, more for a longer line. Ends with the first line that is longer than `longest`, and yields its end.
 */
export function* linesBackward(
  fd: number,
  to: number,
  piece = chunkBytes,
  longest = longestLine,
): Generator<Line> {
  // The held bytes begin at `at`, and end where the line ends that is looked for.
  let held = Buffer.alloc(0);
  let isWhole = false;
  for (let at = to; at > 0; ) {
    const size = Math.min(Math.max(piece, held.length), at);
    at -= size;
    held = Buffer.concat([readAt(fd, at, size), held]);
    for (let end = held.lastIndexOf(newline); end !== -1; end = held.lastIndexOf(newline)) {
      const bytes = held.subarray(end + 1);
      if (isWhole || bytes.length > 0) yield {bytes, position: at + end + 1, isWhole};
      isWhole = true;
      held = held.subarray(0, end);
    }
    if (held.length > longest) {
      yield {bytes: held, position: at, isWhole: false};
      return;
    }
  }
  if (isWhole || held.length > 0) yield {bytes: held, position: 0, isWhole};
}

function readAt(fd: number, position: number, size: number): Buffer<ArrayBuffer> {
  return readInto(fd, Buffer.allocUnsafeSlow(size), position);
}

/** Reads until `target` is full or the file ends. Returns the bytes that were read. */
export function readInto(fd: number, target: Buffer<ArrayBuffer>, position: number): Buffer<ArrayBuffer> {
  let read = 0;
  while (read < target.length) {
    const more = readSync(fd, target, read, target.length - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return target.subarray(0, read);
}
