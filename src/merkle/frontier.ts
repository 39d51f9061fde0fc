import type {Hash} from './hashes.ts';
import type {HashReader} from './stored-hashes.ts';
import {completedBy, foldPeaks, readPeaks} from './stored-hashes.ts';
import {half, isOdd, maxTreeSize, requireLeaf} from './tree-size.ts';

/**
 * The right edge of a tree: the hashes of the complete subtrees that it is made of, at most one of each size. It is
 * all that appending and signing need, so that a tree of any size grows without reading what is stored of it.
 */
export class Frontier {
  /** From left to right, so the largest first. */
  readonly #peaks: Hash[];
  #size: number;

  private constructor(size: number, peaks: Hash[]) {
    this.#size = size;
    this.#peaks = peaks;
  }

  /**
   * That of the first `size` leaves, by one read of O(log size) hashes; the reader is not kept.
   *
   * @throws {MerkleError} `tree-position`, `tree-hash`
   */
  static load(size: number, reader: HashReader): Frontier {
    return new Frontier(size, [...readPeaks(size, reader)]);
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Another one of the same leaves, which grows on its own. */
  copy(): Frontier {
    return new Frontier(this.#size, [...this.#peaks]);
  }

  /** How many leaves there are: the index of the next one. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds the leaf whose hash is `leaf`, and returns what is to be appended to the stored hashes: that hash, and those
   * of the subtrees it completes. Where it throws, nothing was added.
   *
   * @throws {MerkleError} `tree-hash` where `leaf` is no hash; `tree-position` when the tree is full
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
