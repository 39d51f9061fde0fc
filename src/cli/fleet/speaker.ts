import {say} from '../print.ts';
import type {LiveRegion} from '../terminal/live-region.ts';

/** Writes to the terminal of a run on many hosts, above a live region while there is one. */
export class Speaker {
  #region: LiveRegion | undefined;

  /** Until it is disposed of. */
  above(region: LiveRegion): Disposable {
    this.#region = region;
    return {
      [Symbol.dispose]: () => {
        this.#region = undefined;
      },
    };
  }

  readonly say = (text: string, host?: string): void => this.aside(() => say(text, host));

  /** Does something that writes to standard error. */
  aside<Result>(work: () => Result): Result {
    return this.#region ? this.#region.aside(work) : work();
  }

  /** Writes lines of hosts to one of our streams that is a terminal. False if there is no region. */
  writeAbove(stream: NodeJS.WriteStream, lines: string): boolean {
    this.#region?.write(stream, lines);
    return this.#region !== undefined;
  }
}
