import {ClientError} from './errors.ts';

/**
 * Gives what can be read once to one reader. Leaving it ends also a `next` that waits; `return` of a generator would wait for
 * that, for ever if nothing comes.
 */
export class OneReader<Value> {
  readonly #problem: string;
  readonly #leave: () => void;
  #isTaken = false;

  /**
   * @param problem the message of the error that a second reader gets
   * @param leave ends the values; called when the reader leaves before their end, perhaps more than once
   */
  constructor(problem: string, leave: () => void) {
    this.#problem = problem;
    this.#leave = leave;
  }

  /** True if there is a reader, or was one. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** @throws {ClientError} `output-taken` for any but the first */
  take(values: () => AsyncGenerator<Value, void, void>): AsyncIterableIterator<Value, void, void> {
    if (this.#isTaken) throw new ClientError('output-taken', this.#problem);
    this.#isTaken = true;
    const read = values();
    const reader: AsyncIterableIterator<Value, void, void> = {
      next: () => read.next(),
      return: () => {
        this.#leave();
        return read.return();
      },
      [Symbol.asyncIterator]: () => reader,
    };
    return reader;
  }
}
