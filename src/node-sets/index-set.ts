/** A set of ranks. It does not change; a union with a set of other ranks takes time of that one's size, mostly. */
export class IndexSet {
  /** The ranks are the first `size` of these, in no order; behind them may be those of a union with this set. */
  readonly #ranks: number[];
  readonly #sum: number;
  readonly size: number;
  /** The lowest rank. */
  readonly first: number;
  /** The highest rank. */
  readonly last: number;
  #members: readonly number[] | undefined;

  private constructor(ranks: number[], first: number, last: number, sum: number) {
    this.#ranks = ranks;
    this.size = ranks.length;
    this.first = first;
    this.last = last;
    this.#sum = sum;
  }

  static of(rank: number): IndexSet {
    return new IndexSet([rank], rank, rank, mixed(rank));
  }

  /** The union with a set that has none of these ranks. */
  with(other: IndexSet): IndexSet {
    const ranks = this.#ranks.length === this.size ? this.#ranks : this.#ranks.slice(0, this.size);
    for (let index = 0; index < other.size; index++) ranks.push(other.#ranks[index] ?? 0);
    const [first, last] = [Math.min(this.first, other.first), Math.max(this.last, other.last)];
    return new IndexSet(ranks, first, last, (this.#sum + other.#sum) | 0);
  }

  /** The ranks, ascending. */
  get members(): readonly number[] {
    this.#members ??= this.#ranks.slice(0, this.size).sort((a, b) => a - b);
    return this.#members;
  }

  /** The same text for equal sets, and mostly another for others. */
  get signature(): string {
    return `${this.size} ${this.first} ${this.last} ${this.#sum}`;
  }

  equals(other: IndexSet): boolean {
    if (this === other) return true;
    if (this.size !== other.size || this.first !== other.first || this.last !== other.last) return false;
    if (this.#sum !== other.#sum) return false;
    return this.members.every((rank, index) => rank === other.members[index]);
  }
}

/** Spreads ranks over 32 bits, so that sums of few of them mostly differ. */
function mixed(rank: number): number {
  const once = Math.imul(rank ^ (rank >>> 16), 0x45d9f3b) + 0x9e3779b9;
  return Math.imul(once ^ (once >>> 15), 0x2c1b3c6d) | 0;
}
