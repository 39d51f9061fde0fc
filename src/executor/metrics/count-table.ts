/** The word for any that no table has. */
export const other = 'other';

/** Counts by words of a fixed table. Any other word counts as `other`, so that there are never more of them. */
export class CountTable {
  readonly #counts: Map<string, number>;

  constructor(words: readonly string[]) {
    this.#counts = new Map([...words, other].map(word => [word, 0]));
  }

  add(word: string, more = 1): void {
    const known = this.#counts.has(word) ? word : other;
    this.#counts.set(known, sum(this.#counts.get(known) ?? 0, more));
  }

  /** All words of the table, those that were not counted too. */
  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}

/** A count that a gate can drive up stays one that the link takes. */
export const sum = (count: number, more: number): number => Math.min(count + more, Number.MAX_SAFE_INTEGER);
