import type {Hash} from './hashes.ts';
import type {HashReader} from './stored-hashes.ts';
import {completedBy, foldPeaks, readPeaks} from './stored-hashes.ts';
import {half, isOdd, maxTreeSize, requireLeaf} from './tree-size.ts';

/**
 * The right edge of a tree: the hashes of its complete subtrees, at most one of each size. Appending and
 * signing need nothing else, so a tree of any size grows without reading its stored hashes.
 */
export class Frontier {
  /** From left to right, so the largest is first. */
  readonly #peaks: Hash[];
  #size: number;

  private constructor(size: number, peaks: Hash[]) {
    this.#size = size;
    this.#peaks = peaks;
  }

  /**
   * Loads the frontier of the first `size` leaves, by one read of O(log size) hashes. The reader is not kept.
   *
   * @throws {MerkleError} `tree-position`, `tree-hash`
   */
  static load(size: number, reader: HashReader): Frontier {
    return new Frontier(size, [...readPeaks(size, reader)]);
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** A copy that grows on its own. */
  copy(): Frontier {
    return new Frontier(this.#size, [...this.#peaks]);
  }

  /** The number of leaves, which is the index of the next one. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds the leaf whose hash is `leaf`. Returns the hashes to append to the stored ones: that hash, and those
   * of the subtrees it completes. If it throws, nothing was added.
   *
   * @throws {MerkleError} `tree-hash` if `leaf` is not a hash; `tree-position` if the tree is full
   */
  append(leaf: Hash): Hash[] {
    requireLeaf(this.#size, maxTreeSize);
    let merged = 0;
    for (let n = this.#size; isOdd(n); n = half(n)) merged++;
    const kept = this.#peaks.length - merged;
    const completed = completedBy(leaf, this.#peaks.slice(kept).reverse());
    this.#peaks.splice(kept, merged, ...completed.slice(-1));
    this.#size++;
    return completed;
  }

  /** The root of the tree so far (RFC 6962, 2.1). */
  root(): Hash {
    return foldPeaks(this.#peaks);
  }
}
