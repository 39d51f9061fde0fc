import {Frontier} from '../../src/merkle/frontier.ts';
import type {Hash} from '../../src/merkle/hashes.ts';
import {emptyRoot, leafHash, nodeHash} from '../../src/merkle/hashes.ts';
import type {HashReader} from '../../src/merkle/stored-hashes.ts';

/** The stored hashes of a tree, in memory; counts what is asked of it. */
export class MemoryHashes implements HashReader {
  readonly hashes: Hash[] = [];
  asked = 0;
  hashesRead = 0;
  readonly #at: (index: number) => Hash | undefined;

  /** @param at where they are, if not in `hashes` */
  constructor(at?: (index: number) => Hash) {
    this.#at = at ?? (index => this.hashes[index]);
  }

  read(indexes: readonly number[]): Buffer[] {
    this.asked++;
    this.hashesRead += indexes.length;
    return indexes.flatMap(index => this.#at(index) ?? []);
  }

  /** What was asked since this was last called: how many times, and for how many hashes. */
  takeCounts(): {asked: number; read: number} {
    const counts = {asked: this.asked, read: this.hashesRead};
    this.asked = 0;
    this.hashesRead = 0;
    return counts;
  }
}

/** Leaf hashes that differ from each other. */
export const someLeaves = (count: number) =>
  Array.from({length: count}, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

/** The stored hashes of the tree of these leaf hashes, and its root at every size on the way, from 0. */
export function grow(leaves: readonly Hash[]): {reader: MemoryHashes; roots: Hash[]} {
  const reader = new MemoryHashes();
  const frontier = Frontier.empty();
  const roots = [frontier.root()];
  for (const leaf of leaves) {
    reader.hashes.push(...frontier.append(leaf));
    roots.push(frontier.root());
  }
  return {reader, roots};
}

/** A bit of `bytes` turned over. */
export function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** RFC 6962, 2.1, word for word over a list of leaf hashes: slow, and nothing of what is tested is in it. */
export class Reference {
  readonly #leaves: readonly Hash[];
  readonly #roots = new Map<number, Hash>();

  constructor(leaves: readonly Hash[]) {
    this.#leaves = leaves;
  }

  /** MTH(D[from:to]) */
  root(from: number, to: number): Hash {
    if (from === to) return emptyRoot;
    const key = from * (this.#leaves.length + 1) + to;
    const known = this.#roots.get(key) ?? this.#root(from, to);
    this.#roots.set(key, known);
    return known;
  }

  #root(from: number, to: number): Hash {
    const k = from + split(to - from);
    return to - from === 1 ? this.#leaf(from) : nodeHash(this.root(from, k), this.root(k, to));
  }

  /** PATH(m, D[from:to]), with m counted from 0 */
  path(m: number, from: number, to: number): Hash[] {
    if (to - from === 1) return [];
    const k = from + split(to - from);
    return m < k
      ? [...this.path(m, from, k), this.root(k, to)]
      : [...this.path(m, k, to), this.root(from, k)];
  }

  /** SUBPROOF(m, D[from:to], b), with m counted from 0 */
  subproof(m: number, from: number, to: number, b: boolean): Hash[] {
    if (m === to) return b ? [] : [this.root(from, to)];
    const k = from + split(to - from);
    return m <= k
      ? [...this.subproof(m, from, k, b), this.root(k, to)]
      : [...this.subproof(m, k, to, false), this.root(from, k)];
  }

  #leaf(index: number): Hash {
    const leaf = this.#leaves[index];
    if (!leaf) throw new RangeError(`no leaf ${index}`);
    return leaf;
  }
}

/** k: the largest power of two smaller than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
