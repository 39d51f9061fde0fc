import {TerminalFilter} from '../../present/terminal/filter.ts';
import type {OutputTold, Shown} from '../told.ts';
import {tamed} from './harmless-text.ts';
import type {Piece, Spool} from './spool.ts';

/** Bytes of a window. */
export const windowBytes = 96 * 1024;
/** Bytes of a brief one: several screens, of output that nobody can read as fast as it comes. */
export const briefBytes = 16 * 1024;
/** A window begins behind a line end, and ends behind one, where there is one so near, bytes. */
const nearLine = 4096;

/** Before a hit as much is shown, so that it is seen in its place, bytes. */
const beforeHit = 16 * 1024;

/** Bytes that were searched for. */
export interface Hit {
  readonly at: number;
  readonly length: number;
}

/** A window of a run's output: from an offset on, or around a hit, which is told apart; the last of it without either. */
export async function readWindow(
  spool: Spool,
  {from, hit, brief}: {readonly from?: number; readonly hit?: Hit; readonly brief?: true} = {},
): Promise<OutputTold> {
  const {begin, end} = spool;
  const most = brief ? briefBytes : windowBytes;
  const start = hit ? Math.max(begin, hit.at - beforeHit) : (from ?? Math.max(begin, end - most));
  const read = await spool.read(start, most);
  const isWhole = from !== undefined && !hit;
  const first = !isWhole && start > begin ? withoutHead(read) : read;
  const last = first.at(-1);
  const isLast = last === undefined || last.offset + last.length >= end;
  const pieces = isLast ? first : withoutTail(first);
  const at = pieces.at(-1);
  const shownFrom = pieces[0]?.offset ?? start;
  // All before the first byte that is there, which a window that begins with it would not tell.
  const gone: Shown[] = begin > 0 && shownFrom <= begin ? [{channel: 'missing', from: 0, to: begin}] : [];
  return {
    from: shownFrom,
    to: at === undefined ? start : at.offset + at.length,
    begin,
    end,
    pieces: [...gone, ...inText(hit ? pieces.flatMap(piece => apart(piece, hit)) : pieces)],
  };
}

/** A piece, or up to three of it, of which one is of the hit. */
function apart(piece: Piece, {at, length}: Hit): Found[] {
  if (piece.channel === 'missing') return [piece];
  const within = (offset: number) => Math.min(Math.max(offset - piece.offset, 0), piece.length);
  const [from, to] = [within(at), within(at + length)];
  const parts: Found[] = [
    cut(piece, 0, from),
    {...cut(piece, from, to), isHit: true},
    cut(piece, to, piece.length),
  ];
  return parts.filter(part => part.length > 0);
}

type Found = Piece & {readonly isHit?: boolean};

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
function inText(pieces: readonly Found[]): Shown[] {
  const filters = {stdout: new TerminalFilter(), stderr: new TerminalFilter()};
  const shown: Shown[] = [];
  const push = (channel: 'stdout' | 'stderr', at: number, filtered: string, hit = false) => {
    const text = tamed(filtered);
    const last = shown.at(-1);
    if (text === '') return;
    if (last?.channel === channel && last.hit === hit)
      shown[shown.length - 1] = {...last, text: last.text + text};
    else shown.push({channel, at, text, hit});
  };
  for (const {channel, offset, length, bytes, isHit} of pieces)
    if (channel === 'missing') shown.push({channel, from: offset, to: offset + length});
    else push(channel, offset, filters[channel].push(bytes), isHit);
  const end = pieces.reduce((_, {offset, length}) => offset + length, 0);
  for (const channel of ['stdout', 'stderr'] as const) push(channel, end, filters[channel].end());
  return shown;
}
