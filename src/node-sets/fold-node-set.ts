import {mergeBoxes} from './merge-boxes.ts';
import type {NameParts} from './node-name.ts';
import {partsOf} from './node-name.ts';
import {compareNumbers, foldNumbers} from './ranges.ts';

export interface FoldOptions {
  /**
   * The numbers of a name that may be folded into ranges: 1 is the first, -1 the last. All of them unless given. One that a name
   * does not have is passed over.
   */
  readonly axis?: readonly number[] | undefined;
}

/**
 * Writes names as a node set, as ClusterShell folds them: `lab-[01-03,05]`. Names that differ in several numbers are put together in
 * as few pieces as it finds. {@link parseNodeSet} makes the same names of it.
 */
export function foldNodeSet(names: Iterable<string>, {axis}: FoldOptions = {}): string {
  const byPattern = Map.groupBy([...new Set(names)].map(partsOf), ({pattern}) => pattern);
  return [...byPattern]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([pattern, parts]) => foldPattern(pattern, parts, axis))
    .join(',');
}

/** The pieces of names that have one pattern. */
function foldPattern(
  pattern: string,
  parts: readonly NameParts[],
  axis: readonly number[] | undefined,
): string[] {
  const dimensions = parts[0]?.numbers.length ?? 0;
  if (dimensions === 0) return parts.map(({name}) => name);
  const boxes =
    dimensions === 1
      ? [[parts.map(({numbers}) => numbers[0] ?? '').sort(compareNumbers)]]
      : mergeBoxes(parts.map(({numbers}) => numbers));
  const isFolded = Array.from({length: dimensions}, (_, dimension) => {
    return axis === undefined || axis.includes(dimension + 1) || axis.includes(dimension - dimensions);
  });
  const words = pattern.split('%s');
  return boxes.flatMap(box => {
    // Each dimension that is not folded makes a piece of each of its numbers; the last one varies slowest.
    let pieces: string[][] = [[]];
    for (const [dimension, numbers] of box.entries()) {
      const texts = isFolded[dimension] === true ? [bracketed(numbers)] : numbers;
      pieces = texts.flatMap(text => pieces.map(piece => [...piece, text]));
    }
    return pieces.map(piece => words.map((word, index) => word + (piece[index] ?? '')).join(''));
  });
}

const bracketed = (numbers: readonly string[]): string =>
  numbers.length === 1 ? (numbers[0] ?? '') : `[${foldNumbers(numbers)}]`;
