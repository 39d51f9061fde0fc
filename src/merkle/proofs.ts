import type {Hash} from './hashes.ts';
import {emptyRoot, isHash, nodeHash} from './hashes.ts';
import type {HashReader, Range} from './stored-hashes.ts';
import {rangeHashes} from './stored-hashes.ts';
import {half, isOdd, isTreeSize, powerWithin, requireLeaf, requireSize} from './tree-size.ts';

/**
 * Returns the audit path of leaf `index` in the tree of the first `size` leaves (RFC 6962, 2.1.1): the
 * siblings on the way up. One read of O(log size) hashes.
 *
 * @throws {MerkleError} `tree-position`, `tree-hash`
 */
export function inclusionProof(index: number, size: number, reader: HashReader): Hash[] {
  requireLeaf(index, size);
  return rangeHashes(siblingsOf(index, {from: 0, to: size}), reader);
}

/** PATH(m, D[n]) of RFC 6962, 2.1.1, as the ranges that its hashes cover. */
function siblingsOf(index: number, range: Range): Range[] {
  if (range.to - range.from === 1) return [];
  const [left, right] = split(range);
  return index < left.to ? [...siblingsOf(index, left), right] : [...siblingsOf(index, right), left];
}

/**
 * Returns the proof that the tree of `second` leaves begins with that of the `first` (RFC 6962, 2.1.2). It is
 * empty if `first` is 0 or `second`: there is nothing to prove. One read of O(log second) hashes.
 *
 * @throws {MerkleError} `tree-position`, also if `first` is more than `second`; `tree-hash`
 */
export function consistencyProof(first: number, second: number, reader: HashReader): Hash[] {
  requireSize(second);
  requireSize(first, second);
  return first === 0 ? [] : rangeHashes(unchanged(first, {from: 0, to: second}, true), reader);
}

/**
 * SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2, as the ranges that its hashes cover. `known` is its b: true if the
 * first `first` leaves are all of the older tree, whose root the verifier has.
 */
function unchanged(first: number, range: Range, known: boolean): Range[] {
  if (range.to === first) return known ? [] : [range];
  const [left, right] = split(range);
  return first <= left.to
    ? [...unchanged(first, left, known), right]
    : [...unchanged(first, right, false), left];
}

/** Splits at the largest power of two smaller than the length (RFC 6962, 2.1). */
function split({from, to}: Range): [Range, Range] {
  const middle = from + powerWithin(to - from - 1).power;
  return [
    {from, to: middle},
    {from: middle, to},
  ];
}

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** The hash of the leaf, which the verifier computes from the content of the leaf. */
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/**
 * True if `proof` shows that leaf `index` of the tree of `size` leaves with this `root` is `leaf` (RFC 9162,
 * 2.1.3.2). `size` and `root` must come from one checkpoint: a path alone does not distinguish sizes that
 * give it the same turns. Accepts anything from anybody, and does not throw.
 */
export function verifyInclusion({index, size, leaf, proof, root}: Inclusion): boolean {
  if (!isTreeSize(size) || !isTreeSize(index) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let hash = leaf;
  const arrived = climb(index, size - 1, proof, (sibling, side) => {
    hash = side === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  });
  return arrived && equal(hash, root);
}

export interface Consistency {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * True if `proof` shows that the tree of `second` leaves begins with that of the `first` (RFC 9162, 2.1.4.2).
 * Each size must come from one checkpoint with its root. Every tree begins with the empty one, whose root is
 * known. Accepts anything from anybody, and does not throw.
 */
export function verifyConsistency({first, second, firstRoot, secondRoot, proof}: Consistency): boolean {
  if (!isTreeSize(first) || !isTreeSize(second) || first > second) return false;
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return false;
  if (first === second)
    return proof.length === 0 && equal(firstRoot, secondRoot) && isRootOf(first, firstRoot);
  if (first === 0) return proof.length === 0 && isRootOf(first, firstRoot);
  if (proof.length === 0) return false;
  // A tree that is one complete subtree of the later one is not in the proof: the verifier has its root.
  const [start = firstRoot, ...rest] = powerWithin(first).power === first ? [firstRoot, ...proof] : proof;
  let node = first - 1;
  let last = second - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let firstHash = start;
  let secondHash = start;
  const arrived = climb(node, last, rest, (sibling, side) => {
    if (side === 'left') firstHash = nodeHash(sibling, firstHash);
    secondHash = side === 'left' ? nodeHash(sibling, secondHash) : nodeHash(secondHash, sibling);
  });
  return arrived && equal(firstHash, firstRoot) && equal(secondHash, secondRoot);
}

/**
 * Tells of each hash of `path` on which side of the climbing node it stands, from node `from` of a level
 * whose last is `last` to the root. Returns whether the path ends there, neither before nor beyond.
 */
function climb(
  from: number,
  last: number,
  path: readonly Uint8Array[],
  join: (sibling: Uint8Array, side: 'left' | 'right') => void,
): boolean {
  let [node, end] = [from, last];
  for (const sibling of path) {
    if (end === 0) return false;
    const side = isOdd(node) || node === end ? 'left' : 'right';
    join(sibling, side);
    // A node that is the last of its level, and is no right one, has no sibling there: it stands for its
    // parent.
    while (side === 'left' && !isOdd(node) && node !== 0) [node, end] = [half(node), half(end)];
    [node, end] = [half(node), half(end)];
  }
  return end === 0;
}

const isRootOf = (size: number, root: Uint8Array) => size > 0 || equal(root, emptyRoot);
const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
