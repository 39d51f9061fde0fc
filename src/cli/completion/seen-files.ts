import {mostNames} from './host-notes.ts';
import type {Told} from './learn.ts';
import {learnFiles} from './learn.ts';

/** The files that a call has to do with, kept for completion when it is done. */
export class SeenFiles {
  readonly #paths: string[] = [];

  /** @param path from the share; that of a folder ends with a slash */
  add(path: string): void {
    if (this.#paths.length < mostNames) this.#paths.push(path);
  }

  /** @param whole as of {@link learnFiles} */
  learn(told: Told, share: string, whole?: ReadonlySet<string>): void {
    if (this.#paths.length > 0 || whole) learnFiles(told, share, this.#paths, whole);
  }
}
