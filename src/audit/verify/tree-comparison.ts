import type {Frontier} from '../../merkle/frontier.ts';
import type {Hash} from '../../merkle/hashes.ts';
import {storedHashCount} from '../../merkle/stored-hashes.ts';
import type {Place} from './findings.ts';

/** The hashes that an account stores of its tree, one after the other. */
export interface StoredHashes {
  at(index: number): Uint8Array | undefined;
}

/** The differences between lines and stored hashes. */
export interface Difference {
  /** The first lines with another hash than the stored one, and the number of all such lines. */
  readonly lines: readonly Place[];
  readonly count: number;
}

/** Stored hashes that are wrong. */
export interface WrongHashes {
  /** The first of them, and the entry that it was stored with. */
  readonly index: number;
  readonly seq: number;
  readonly count: number;
}

/**
 * The comparison of a tree with a signed root over as many leaves.
 * - `good`: the lines are those that were signed, and so are the stored hashes, as far as there are any
 * - `lines-changed`: the stored hashes are right, and the lines are not
 * - `tree-changed`: the lines are right, and the stored hashes are not
 * - `bad`: neither is right
 * - `unknown`: lines are missing, and nothing tells their hashes
 */
export type Verdict = 'good' | 'lines-changed' | 'tree-changed' | 'bad' | 'unknown';

const mostPlaces = 200;

/**
 * Compares the tree over the lines of an account with the tree of its stored hashes. As long as they agree it
 * is one tree. If they do not, both grow, until a signed root tells which one is right.
 */
export class TreeComparison {
  readonly #stored: StoredHashes | undefined;
  /** The tree of the lines; undefined once the hash of a line is not known. */
  #lines: Frontier | undefined;
  /** The tree of the stored leaves, if it is another one. */
  #other: Frontier | undefined;
  #places: Place[] = [];
  #count = 0;
  #wrong: WrongHashes | undefined;
  /** Leaves that differ, in case the stored ones are wrong. */
  #wrongLeaves: WrongHashes | undefined;
  #size: number;
  /** True if the stored hashes end before the last leaf. */
  #hasEnded = false;

  /** @param frontier the tree before the first leaf, or its size if the tree is not known */
  constructor(frontier: Frontier | number, stored: StoredHashes | undefined) {
    this.#lines = typeof frontier === 'number' ? undefined : frontier;
    this.#size = typeof frontier === 'number' ? frontier : frontier.size;
    this.#stored = stored;
  }

  get size(): number {
    return this.#size;
  }

  /** True if there were stored hashes for every leaf so far. */
  get hasAllStored(): boolean {
    return this.#stored !== undefined && !this.#hasEnded;
  }

  /** Stored hashes that are wrong, whether or not the lines are right. */
  get wrong(): WrongHashes | undefined {
    return this.#wrong;
  }

  /** Adds the next leaf by its line. */
  add(leaf: Hash, place: Place): void {
    const start = storedHashCount(this.#size);
    const stored = this.#leafAt(start);
    if (stored && !leaf.equals(stored)) this.#differ(start, place);
    this.#grow(leaf, stored, start);
  }

  /** Adds the next leaf, which has no line. */
  addMissing(): void {
    const start = storedHashCount(this.#size);
    const stored = this.#leafAt(start);
    this.#grow(stored && Buffer.from(stored), stored, start);
  }

  /** Adds all leaves below that number, of which nothing is known. */
  jump(size: number): void {
    this.#size = size;
    this.#lines = undefined;
    this.#other = undefined;
  }

  /** Compares the tree with a signed root over as many leaves. */
  settle(root: Hash): Verdict {
    const isLines = this.#lines?.root().equals(root) === true;
    if (!this.#other) return isLines ? 'good' : this.#lines ? 'bad' : 'unknown';
    if (this.#other.root().equals(root)) {
      this.#lines = this.#other;
      this.#other = undefined;
      this.#wrongLeaves = undefined;
      return this.#count > 0 ? 'lines-changed' : 'good';
    }
    if (!isLines) return 'bad';
    this.#other = undefined;
    if (this.#wrongLeaves) this.#note(this.#wrongLeaves);
    this.#wrongLeaves = undefined;
    return 'tree-changed';
  }

  /** True if the lines, or the stored hashes, make this root; undefined if neither is known. */
  isRoot(root: Hash): boolean | undefined {
    const trees = [this.#lines, this.#other].filter(tree => tree !== undefined);
    return trees.length === 0 ? undefined : trees.some(tree => tree.root().equals(root));
  }

  /** The root, if it is known. */
  root(): Hash | undefined {
    return (this.#other ?? this.#lines)?.root();
  }

  /** Returns the differences since the last call. */
  takeDifference(): Difference {
    const difference = {lines: this.#places, count: this.#count};
    this.#places = [];
    this.#count = 0;
    return difference;
  }

  copy(): TreeComparison {
    const copy = new TreeComparison(this.#size, this.#stored);
    copy.#lines = this.#lines?.copy();
    copy.#other = this.#other?.copy();
    copy.#places = [...this.#places];
    copy.#count = this.#count;
    copy.#wrong = this.#wrong;
    copy.#wrongLeaves = this.#wrongLeaves;
    copy.#hasEnded = this.#hasEnded;
    return copy;
  }

  #leafAt(index: number): Uint8Array | undefined {
    if (this.#hasEnded) return undefined;
    const stored = this.#stored?.at(index);
    if (stored) return stored;
    // From here on the lines alone determine the tree.
    this.#hasEnded = true;
    this.#lines ??= this.#other;
    this.#other = undefined;
    return undefined;
  }

  #differ(index: number, place: Place): void {
    this.#other ??= this.#lines?.copy();
    this.#count += 1;
    if (this.#places.length < mostPlaces) this.#places.push(place);
    const {count = 0, ...first} = this.#wrongLeaves ?? {index, seq: this.#size};
    this.#wrongLeaves = {...first, count: count + 1};
  }

  #grow(leaf: Hash | undefined, stored: Uint8Array | undefined, start: number): void {
    const mine = leaf && this.#lines?.append(leaf);
    if (!mine) this.#lines = undefined;
    const others = stored && this.#other?.append(Buffer.from(stored));
    const completed = others ?? mine;
    for (let i = 1; completed && stored && i < completed.length; i++) {
      const hash = this.#stored?.at(start + i);
      if (!hash) break;
      if (completed[i]?.equals(hash) !== true && mine?.[i]?.equals(hash) !== true)
        this.#note({index: start + i, seq: this.#size, count: 1});
    }
    this.#size += 1;
  }

  #note({index, seq, count}: WrongHashes): void {
    const before = this.#wrong;
    if (!before) this.#wrong = {index, seq, count};
    else if (index < before.index) this.#wrong = {index, seq, count: before.count + count};
    else this.#wrong = {...before, count: before.count + count};
  }
}
