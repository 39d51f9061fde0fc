import {TerminalFilter} from '../present/terminal/filter.ts';
import type {Piece, Spool} from './spool.ts';
import type {OutputTold, Shown} from './told.ts';

/** Bytes of a window. */
export const windowBytes = 96 * 1024;
/** A window begins behind a line end, and ends behind one, where there is one so near, bytes. */
const nearLine = 4096;

/** A window of a run's output from an offset on; the last of it without one. */
export async function readWindow(spool: Spool, from?: number): Promise<OutputTold> {
  const {begin, end} = spool;
  const start = from ?? Math.max(begin, end - windowBytes);
  const read = await spool.read(start, windowBytes);
  const isTail = from === undefined;
  const first = isTail && start > begin ? withoutHead(read) : read;
  const last = first.at(-1);
  const isLast = last === undefined || last.offset + last.length >= end;
  const pieces = isLast ? first : withoutTail(first);
  const at = pieces.at(-1);
  return {
    from: pieces[0]?.offset ?? start,
    to: at === undefined ? start : at.offset + at.length,
    begin,
    end,
    pieces: inText(pieces),
  };
}

function withoutHead([first, ...rest]: readonly Piece[]): Piece[] {
  if (first === undefined) return [];
  const feed = first.bytes.subarray(0, nearLine).indexOf(0x0a);
  return feed < 0 ? [first, ...rest] : [cut(first, feed + 1, first.length), ...rest];
}

function withoutTail(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  const feed = last === undefined ? -1 : last.bytes.subarray(-nearLine).lastIndexOf(0x0a);
  if (last === undefined || feed < 0) return [...pieces];
  const kept = Math.max(0, last.length - nearLine) + feed + 1;
  return [...pieces.slice(0, -1), cut(last, 0, kept)];
}

const cut = ({channel, offset, bytes}: Piece, from: number, to: number): Piece => ({
  channel,
  offset: offset + from,
  length: to - from,
  bytes: bytes.subarray(from, to),
});

/** Harmless text, as a terminal is shown it, without colours. */
function inText(pieces: readonly Piece[]): Shown[] {
  const filters = {stdout: new TerminalFilter(), stderr: new TerminalFilter()};
  const shown: Shown[] = [];
  const push = (channel: 'stdout' | 'stderr', at: number, filtered: string) => {
    const text = tamed(filtered);
    const last = shown.at(-1);
    if (text === '') return;
    if (last?.channel === channel) shown[shown.length - 1] = {channel, at: last.at, text: last.text + text};
    else shown.push({channel, at, text});
  };
  for (const {channel, offset, length, bytes} of pieces)
    if (channel === 'missing') shown.push({channel, from: offset, to: offset + length});
    else push(channel, offset, filters[channel].push(bytes));
  const end = pieces.reduce((_, {offset, length}) => offset + length, 0);
  for (const channel of ['stdout', 'stderr'] as const) push(channel, end, filters[channel].end());
  return shown;
}

const colours = /\u001b\[[\d;:]{0,32}m/gu;
/** More marks than any script puts on a letter: they would be drawn over the lines above and below. */
const heaps = /(\p{M}{8})\p{M}+/gu;

const tamed = (text: string) =>
  text.replaceAll(colours, '').replaceAll('\r\n', '\n').replaceAll(heaps, '$1…');
