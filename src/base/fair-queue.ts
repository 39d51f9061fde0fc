/**
 * A queue of things of several owners: each has its turn, one thing at a time, and a thousand of one hold up
 * another's by one. Pure.
 */
export class FairQueue<Item> {
  /** The owner who was served last stands last. */
  readonly #lines = new Map<string, Item[]>();

  add(whose: string, item: Item): void {
    const line = this.#lines.get(whose);
    if (line) line.push(item);
    else this.#lines.set(whose, [item]);
  }

  /** Takes what is next out of it; undefined if nothing waits. */
  next(): Item | undefined {
    const [first] = this.#lines;
    if (!first) return undefined;
    const [whose, line] = first;
    const item = line.shift();
    this.#lines.delete(whose);
    if (line.length > 0) this.#lines.set(whose, line);
    return item;
  }
}
