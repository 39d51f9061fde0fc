import {IndexSet} from './index-set.ts';
import {Places} from './places.ts';
import {compareNumbers} from './ranges.ts';

/** A box of points: in each dimension a set of numbers, of which each goes with all of the other dimensions. */
type Box = readonly IndexSet[];

/**
 * Puts distinct points together in boxes, as ClusterShell does (RangeSetND, 1.9): two boxes that differ in one dimension become one.
 * First neighbours are tried, in the order of the sizes, until nothing changes; then each box with all that follow it. Returns the
 * numbers of each box in each dimension, in order.
 */
export function mergeBoxes(points: readonly (readonly string[])[]): string[][][] {
  const axes = axesOf(points);
  let boxes: Box[] = points.map(point =>
    point.map((number, dimension) => {
      const single = axes[dimension]?.singles.get(number);
      if (!single) throw new RangeError(`${number} is not on its axis`);
      return single;
    }),
  );
  const compare = comparison(axes);
  for (const merge of [mergeNeighbours, mergeFollowing]) {
    for (let before = Number.POSITIVE_INFINITY; boxes.length < before; ) {
      before = boxes.length;
      boxes = merge(boxes.sort(compare));
    }
  }
  return boxes
    .sort(compare)
    .map(box => box.map((set, dimension) => set.members.map(rank => axes[dimension]?.numbers[rank] ?? '')));
}

/** The numbers that occur in one dimension. */
interface Axis {
  /** By rank, in the order in which people count. */
  readonly numbers: readonly string[];
  /** By rank, the place in the order of text, by which ClusterShell sorts boxes. */
  readonly textRanks: readonly number[];
  /** For each number the set that has it alone. */
  readonly singles: ReadonlyMap<string, IndexSet>;
}

function axesOf(points: readonly (readonly string[])[]): Axis[] {
  const dimensions = points[0]?.length ?? 0;
  return Array.from({length: dimensions}, (_, dimension) => {
    const numbers = [...new Set(points.map(point => point[dimension] ?? ''))].sort(compareNumbers);
    const textRanks: number[] = [];
    const byText = numbers
      .map((number, rank) => ({number, rank}))
      .sort((a, b) => (a.number < b.number ? -1 : 1));
    for (const [textRank, {rank}] of byText.entries()) textRanks[rank] = textRank;
    return {
      numbers,
      textRanks,
      singles: new Map(numbers.map((number, rank) => [number, IndexSet.of(rank)])),
    };
  });
}

/** Larger boxes stand first; of those of one size the one with more in an earlier dimension, then with the earlier number. */
function comparison(axes: readonly Axis[]): (a: Box, b: Box) => number {
  const pointsOf = (box: Box) => box.reduce((product, {size}) => product * size, 1);
  return (a, b) => {
    const bySize = pointsOf(b) - pointsOf(a);
    if (bySize !== 0) return bySize;
    for (const [dimension, {textRanks}] of axes.entries()) {
      const [one, other] = [a[dimension], b[dimension]];
      if (!one || !other || one === other) continue;
      const order =
        other.size - one.size ||
        (textRanks[one.first] ?? 0) - (textRanks[other.first] ?? 0) ||
        (textRanks[one.last] ?? 0) - (textRanks[other.last] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Merges each box with the next ones, up to the first that differs in more than one dimension. */
function mergeNeighbours(boxes: readonly Box[]): Box[] {
  const merged: Box[] = [];
  let current: Box | undefined;
  for (const box of boxes) {
    const dimension = current && onlyDifference(current, box);
    if (current && dimension !== undefined) current = joined(current, box, dimension);
    else {
      if (current) merged.push(current);
      current = box;
    }
  }
  if (current) merged.push(current);
  return merged;
}

/** Merges each box with all that follow it and differ in one dimension, the nearest first. */
function mergeFollowing(boxes: readonly Box[]): Box[] {
  const places = new Places(boxes);
  const merged: Box[] = [];
  for (const [place, box] of boxes.entries()) {
    if (places.isTaken(place)) continue;
    let current = box;
    for (let from = place + 1; ; ) {
      const found = places.next(current, from);
      const other = found && boxes[found.place];
      if (!other) break;
      current = joined(current, other, found.dimension);
      places.take(found.place);
      from = found.place + 1;
    }
    merged.push(current);
  }
  return merged;
}

/** The dimension in which two boxes differ; undefined if there are several. */
function onlyDifference(a: Box, b: Box): number | undefined {
  let found: number | undefined;
  for (const [dimension, set] of a.entries()) {
    const other = b[dimension];
    if (other && set.equals(other)) continue;
    if (found !== undefined) return undefined;
    found = dimension;
  }
  return found;
}

/** Boxes that are equal in all other dimensions share no number in this one, since no two boxes share a point. */
const joined = (a: Box, b: Box, dimension: number): Box =>
  a.map((set, index) => (index === dimension && b[index] ? set.with(b[index]) : set));
