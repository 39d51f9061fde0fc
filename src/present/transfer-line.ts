import {counted} from '../base/counted.ts';
import {visible} from '../base/quote.ts';
import {shownBytes} from './byte-count.ts';
import {shownDuration} from './duration.ts';
import {cutTo, padTo, widthOf} from './text-width.ts';

/** A transfer that is under way. */
export interface ShownTransfer {
  /** The file that is on its way. */
  readonly name: string;
  /** The files of a tree that passed; undefined of a single file. */
  readonly files?: number | undefined;
  /** Bytes that passed. */
  readonly bytes: number;
  /** All bytes, where that is known. */
  readonly size?: number | undefined;
  /** Bytes in a second; 0 if nothing passes any more, undefined if that is not known yet. */
  readonly rate?: number | undefined;
  /** True if all of it passed, and is only being written to the disk. */
  readonly isWhole: boolean;
}

/** Columns that the name has, or as many as it needs, before a fact is shown beside it. */
const leastName = 8;
const gap = 2;

interface Fact {
  readonly text: string;
  /** The first goes in first. */
  readonly rank: number;
}

/**
 * A line of at most `columns` columns: the name, and how far it is. A fact for which there is no room is left
 * out. Facts have their places, so that the line keeps still while it changes.
 */
export function transferLine(transfer: ShownTransfer, columns: number): string {
  const name = visible(transfer.name);
  const wanted = Math.min(widthOf(name), leastName);
  const shown = new Set<Fact>();
  const facts = factsOf(transfer);
  let rest = columns;
  for (const fact of facts.toSorted((a, b) => a.rank - b.rank)) {
    const width = widthOf(fact.text) + gap;
    if (rest - width < wanted) continue;
    shown.add(fact);
    rest -= width;
  }
  const behind = facts.filter(fact => shown.has(fact)).map(({text}) => ' '.repeat(gap) + text);
  return padTo(cutTo(name, rest), behind.length === 0 ? 0 : rest) + behind.join('');
}

function factsOf({files, bytes, size, rate, isWhole}: ShownTransfer): Fact[] {
  const share = size === undefined ? undefined : `${size === 0 ? 100 : Math.floor((bytes / size) * 100)}%`;
  return [
    ...(files === undefined ? [] : [{text: counted(files, 'file').padStart(7), rank: 1}]),
    ...(share === undefined ? [] : [{text: share.padStart(4), rank: 0}]),
    {text: shownBytes(bytes).padStart(8), rank: share === undefined ? 0 : 3},
    {text: (isWhole || rate === undefined ? '' : `${shownBytes(rate)}/s`).padStart(10), rank: 4},
    {text: leftOf({bytes, size, rate, isWhole}).padEnd(11), rank: 2},
  ];
}

function leftOf({bytes, size, rate, isWhole}: Omit<ShownTransfer, 'name' | 'files'>): string {
  if (isWhole) return 'syncing';
  if (rate === 0) return 'stalled';
  if (rate === undefined || size === undefined) return '';
  const seconds = Math.max(1, Math.ceil((size - bytes) / rate));
  return `${shownDuration(seconds * 1000)} left`;
}

/** Milliseconds of which the rate is the mean. */
const lookBack = 5000;
/** Milliseconds before which a rate says nothing; that nothing passes takes longer to say. */
const leastTime = 500;

/** The rate of one transfer. Pure: the times are the caller's, in milliseconds, and rise. */
export class TransferRate {
  readonly #seen: {readonly time: number; readonly bytes: number}[] = [];

  /** Bytes in a second, of the last seconds; undefined while too little is known. */
  at(time: number, bytes: number): number | undefined {
    const seen = this.#seen;
    seen.push({time, bytes});
    while (seen[1] !== undefined && seen[1].time <= time - lookBack) seen.shift();
    const since = seen[0];
    if (since === undefined) return undefined;
    const [passed, took] = [bytes - since.bytes, time - since.time];
    return took < (passed === 0 ? lookBack : leastTime) ? undefined : (passed / took) * 1000;
  }
}
