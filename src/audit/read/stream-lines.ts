import {GatheredBytes} from '../../base/gathered-bytes.ts';
import {longestLine} from '../entry/parse-entry.ts';
import type {Line} from './lines.ts';

/** A line, and its number in its file, from 1. */
export interface NumberedLine extends Line {
  readonly number: number;
}

const newline = 0x0a;

/** Yields the lines of a stream of bytes, several at a time. Ends with the first line that is too long. */
export async function* streamLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine[]> {
  const held = new GatheredBytes();
  let position = 0;
  let number = 0;
  const take = (bytes: Buffer, isWhole: boolean): NumberedLine => {
    number += 1;
    const line = {bytes, position, isWhole, number};
    position += bytes.length + (isWhole ? 1 : 0);
    return line;
  };
  for await (const piece of chunks) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const lines: NumberedLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end);
      if (held.length > 0) held.add(rest);
      lines.push(take(held.length > 0 ? held.take() : rest, true));
      start = end + 1;
    }
    held.add(chunk.subarray(start));
    if (held.length > longestLine) {
      lines.push(take(held.take(), false));
      yield lines;
      return;
    }
    if (lines.length > 0) yield lines;
  }
  if (held.length > 0) yield [take(held.take(), false)];
}
