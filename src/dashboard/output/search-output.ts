import type {FoundTold} from '../told.ts';
import type {Sought} from './byte-search.ts';
import {ByteSearch} from './byte-search.ts';
import type {Spool} from './spool.ts';

/** Bytes that are searched in one turn of the event loop: others are answered between two. */
const step = 1024 * 1024;
/** A reply comes after so long, milliseconds, or with so many hits. */
const replyMs = 100;
export const mostOfReply = 1000;

/**
 * Searches a part of a run's output, from an offset on. Resolves soon, with where to go on: a search for which nobody asks any more is stopped.
 *
 * @param now milliseconds from an arbitrary start
 */
export async function searchOutput(
  spool: Pick<Spool, 'begin' | 'end' | 'read'>,
  {from, ...sought}: Sought & {readonly from: number},
  now: () => number,
): Promise<FoundTold> {
  const {end} = spool;
  const search = new ByteSearch(sought, mostOfReply);
  const late = now() + replyMs;
  search.skipTo(Math.max(from, spool.begin));
  let gone = search.covered - from;
  while (search.covered < end && !search.isFull && now() < late) {
    const pieces = await spool.read(search.covered, step);
    if (pieces.length === 0) break;
    for (const {channel, offset, length, bytes} of pieces) {
      if (search.isFull) break;
      if (channel !== 'missing') search.push(bytes);
      else {
        search.skipTo(offset + length);
        gone += length;
      }
    }
  }
  const {hits, covered, next} = search;
  return {hits, covered, next, gone, end};
}
