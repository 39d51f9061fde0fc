import {longestLine} from '../entry/parse-entry.ts';
import type {Line} from './lines.ts';

/** A line, and its number in its file, from 1. */
export interface NumberedLine extends Line {
  readonly number: number;
}

const newline = 0x0a;

/** Yields the lines of a stream of bytes, several at a time. Ends with the first line that is too long. */
export async function* streamLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine[]> {
  let held: Buffer[] = [];
  let size = 0;
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
      lines.push(take(held.length === 0 ? rest : Buffer.concat([...held, rest]), true));
      held = [];
      size = 0;
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    if (rest.length > 0) held.push(rest);
    size += rest.length;
    if (size > longestLine) {
      lines.push(take(Buffer.concat(held), false));
      yield lines;
      return;
    }
    if (lines.length > 0) yield lines;
  }
  if (held.length > 0) yield [take(Buffer.concat(held), false)];
}
