import type {IndexSet} from './index-set.ts';

type Box = readonly IndexSet[];

/**
 * Finds in a list of boxes the next one that differs from a given one in a single dimension, in about constant time: the boxes are
 * kept by what they have in all dimensions but one.
 */
export class Places {
  readonly #sets = new Map<string, {readonly set: IndexSet; readonly id: number}[]>();
  /** Places of boxes, ascending, by the dimension that is left out and the ids of the others. */
  readonly #lists = new Map<string, number[]>();
  readonly #taken = new Set<number>();
  #ids = 0;

  constructor(boxes: readonly Box[]) {
    for (const [place, box] of boxes.entries()) {
      const ids = box.map(set => this.#idOf(set) ?? this.#newId(set));
      for (const dimension of box.keys()) {
        const key = keyOf(ids, dimension);
        const list = this.#lists.get(key);
        if (list) list.push(place);
        else this.#lists.set(key, [place]);
      }
    }
  }

  isTaken(place: number): boolean {
    return this.#taken.has(place);
  }

  /** Leaves a box out from now on. */
  take(place: number): void {
    this.#taken.add(place);
  }

  /** The first place from `from` on of a box that differs from this one in one dimension, and the dimension. */
  next(box: Box, from: number): {place: number; dimension: number} | undefined {
    const ids = box.map(set => this.#idOf(set));
    let found: {place: number; dimension: number} | undefined;
    for (const dimension of box.keys()) {
      // No box of the list has a set without an id.
      if (ids.some((id, index) => id === undefined && index !== dimension)) continue;
      const place = this.#nextIn(this.#lists.get(keyOf(ids, dimension)) ?? [], from);
      if (place !== undefined && (!found || place < found.place)) found = {place, dimension};
    }
    return found;
  }

  #nextIn(list: readonly number[], from: number): number | undefined {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((list[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    while (low < list.length && this.#taken.has(list[low] ?? 0)) low++;
    return list[low];
  }

  #idOf(set: IndexSet): number | undefined {
    return this.#sets.get(set.signature)?.find(known => known.set.equals(set))?.id;
  }

  #newId(set: IndexSet): number {
    const known = {set, id: this.#ids++};
    const alike = this.#sets.get(set.signature);
    if (alike) alike.push(known);
    else this.#sets.set(set.signature, [known]);
    return known.id;
  }
}

const keyOf = (ids: readonly (number | undefined)[], dimension: number): string =>
  ids.map((id, index) => (index === dimension ? '*' : id)).join(' ');
