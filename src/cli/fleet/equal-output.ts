import {visible} from '../../base/quote.ts';
import {foldNodeSet} from '../../index.ts';
import {TerminalFilter} from '../../present/terminal/filter.ts';
import type {LongOutput} from '../streams/long-output.ts';

/** Hosts as one node set, with their number where there are several. */
export function nodesInWords(nodes: readonly string[]): string {
  return `${visible(foldNodeSet(nodes))}${nodes.length === 1 ? '' : ` (${nodes.length})`}`;
}

/**
 * Writes an output that several hosts have in common below their names, as `clush -b` does. Bytes are as they
 * are, and on a terminal made safe; the last line gets an end if it has none.
 */
export async function writeEqualOutput(
  output: LongOutput,
  heading: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  await output.write(`${rule}\n${heading}\n${rule}\n`);
  // One for each output, so that a colour of one host does not go on behind the next.
  const filter = output.isTerminal ? new TerminalFilter() : undefined;
  let isLineEnd = true;
  for await (const piece of pieces) {
    await output.write(filter ? filter.push(piece) : piece);
    if (piece.length > 0) isLineEnd = piece.at(-1) === newline;
  }
  if (filter) await output.write(filter.end());
  if (!isLineEnd) await output.write('\n');
}

const rule = '-'.repeat(15);
const newline = 0x0a;
