/** One that reads a job's log. */
export interface Reader {
  /** Tells whether its consumption makes room in the log from now on. */
  holds(isHolder: boolean): void;
}

interface Held {
  /** The number of the last reader that came. */
  number: number;
  holder: Reader;
  /** The first to come takes over first. */
  readonly spares: Reader[];
}

/**
 * Of the readers of each job, the one whose consumption makes room in its log: only what that one has may be
 * dropped. There is one as long as there is anybody who may be. Pure.
 */
export class ReaderLeases {
  readonly #jobs = new Map<string, Held>();

  /**
   * A reader came that holds the job instead of its present holder (`take`), or where nobody else does
   * (`spare`). Readers are numbered as they come.
   */
  add(job: string, reader: Reader, claim: 'take' | 'spare', number: number): void {
    const held = this.#jobs.get(job);
    if (!held) {
      this.#jobs.set(job, {number, holder: reader, spares: []});
      reader.holds(true);
      return;
    }
    held.number = number;
    if (claim === 'spare') {
      held.spares.push(reader);
      return;
    }
    // The reader that was taken over from may be gone unnoticed: it comes last.
    held.holder.holds(false);
    held.spares.push(held.holder);
    held.holder = reader;
    reader.holds(true);
  }

  /** A reader was gone before it came. The number to tell of that, where nobody else holds the job. */
  missed(job: string, number: number): number | undefined {
    const held = this.#jobs.get(job);
    if (!held) return number;
    held.number = number;
    return undefined;
  }

  /** A reader left. The number to tell of that, where it was the last one that could hold the job. */
  remove(job: string, reader: Reader): number | undefined {
    const held = this.#jobs.get(job);
    if (!held) return undefined;
    if (held.holder !== reader) {
      const index = held.spares.indexOf(reader);
      if (index >= 0) held.spares.splice(index, 1);
      return undefined;
    }
    const next = held.spares.shift();
    if (next) {
      held.holder = next;
      next.holds(true);
      return undefined;
    }
    this.#jobs.delete(job);
    return held.number;
  }
}
