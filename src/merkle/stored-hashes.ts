import {MerkleError} from './errors.ts';
import type {Hash} from './hashes.ts';
import {emptyRoot, isHash, nodeHash} from './hashes.ts';
import {half, isOdd, maxTreeSize, powerWithin, requireLeaf, requireSize} from './tree-size.ts';

// One append-only file of hashes holds a whole tree: behind the hash of each leaf stand those of all complete
// subtrees that end with it, the smaller first. That is the order of Crosby and Wallach ("Efficient Data
// Structures for Tamper-Evident Logging", 3.3) as golang.org/x/mod/sumdb/tlog has it. No stored hash ever
// changes.
//
//   level 2         6             A tree of 5 leaves: the hashes 0 to 7, in the order they are stored.
//   level 1     2       5         Hash 6 covers leaves 0 to 3 (stored as 0, 1, 3, 4); hash 7 is leaf 4.
//   leaves    0   1   3   4   7

/**
 * Reads stored hashes by their indexes, all at once: in the order asked for, 32 bytes each. May throw
 * anything.
 */
export interface HashReader {
  read(indexes: readonly number[]): Buffer[];
}

/** The leaves from `from` up to, not with, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the index of the stored hash of node `n` of `level`: the node over the leaves from `n * 2 ** level`
 * on.
 */
export function storedHashIndex(level: number, n: number): number {
  const lastLeaf = (n + 1) * 2 ** level - 1;
  return storedHashCount(lastLeaf) + level;
}

/**
 * Returns the number of stored hashes of a tree of `size` leaves: one for each leaf and each complete
 * subtree.
 */
export function storedHashCount(size: number): number {
  let count = 0;
  for (let nodes = size; nodes > 0; nodes = half(nodes)) count += nodes;
  return count;
}

/**
 * Returns the hashes to append to the stored ones for leaf `n`, whose hash is `leaf`: 1 + (the number of 1s
 * that `n` ends with in binary). Asks the reader once, for all but the first. A Frontier is faster for
 * appending many.
 *
 * @throws {MerkleError} `tree-position`, `tree-hash`
 */
export function hashesToAppend(n: number, leaf: Hash, reader: HashReader): Hash[] {
  requireLeaf(n, maxTreeSize);
  const leftSiblings: number[] = [];
  for (let node = n; isOdd(node); node = half(node))
    leftSiblings.push(storedHashIndex(leftSiblings.length, node - 1));
  return completedBy(leaf, readHashes(leftSiblings, reader));
}

/**
 * Returns the hash of a leaf, and of each subtree that it completes, given the left siblings on the way up.
 */
export function completedBy(leaf: Hash, leftSiblings: readonly Hash[]): Hash[] {
  if (!isHash(leaf))
    throw new MerkleError('tree-hash', `a leaf is appended by its hash, not ${leaf.length} bytes`);
  let top = leaf;
  return [leaf, ...leftSiblings.map(left => (top = nodeHash(left, top)))];
}

/** Returns the root of the tree of the first `size` leaves (RFC 6962, 2.1). Reads O(log size) hashes. */
export function treeRoot(size: number, reader: HashReader): Hash {
  return foldPeaks(readPeaks(size, reader));
}

/** Returns the hashes of the largest complete subtrees of a tree of `size` leaves, from left to right. */
export function readPeaks(size: number, reader: HashReader): Hash[] {
  requireSize(size);
  return readHashes(peaksOf({from: 0, to: size}), reader);
}

/** Returns the root over such subtrees: the smallest ones, on the right, are joined first. */
export function foldPeaks(peaks: readonly Hash[]): Hash {
  return peaks.length === 0 ? emptyRoot : peaks.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * Returns the hash of each of these ranges, as RFC 6962, 2.1 has it for a tree of just their leaves. Each
 * must be a range that the splitting there yields. Asks the reader once.
 */
export function rangeHashes(ranges: readonly Range[], reader: HashReader): Hash[] {
  const peaks = ranges.map(peaksOf);
  const hashes = readHashes(peaks.flat(), reader).values();
  return peaks.map(({length}) => foldPeaks([...hashes.take(length)]));
}

/** Returns the indexes of the stored hashes of the complete subtrees of a range, from left to right. */
function peaksOf({from, to}: Range): number[] {
  const indexes: number[] = [];
  for (let at = from; at < to; ) {
    const {level, power} = powerWithin(to - at);
    indexes.push(storedHashIndex(level, at / power));
    at += power;
  }
  return indexes;
}

/** A reader over a file that was cut must not make a wrong proof. */
function readHashes(indexes: readonly number[], reader: HashReader): Hash[] {
  if (indexes.length === 0) return [];
  const hashes = reader.read(indexes);
  if (hashes.length === indexes.length && hashes.every(isHash)) return hashes;
  throw new MerkleError(
    'tree-hash',
    `the stored hashes end before, or within, number ${Math.max(...indexes)}`,
  );
}
