import {Glob, mostMatches} from '../../shares/glob.ts';
import {SharePath} from '../../shares/share-path.ts';
import type {ListOptions} from '../host-options.ts';

/** The paths that a listing may have. A host is not believed: a glob is matched here again. */
export class AskedPaths {
  readonly top: SharePath;
  readonly #glob: Glob | undefined;
  readonly #isRecursive: boolean;
  readonly #matches = new Set<string>();

  /** @throws {ShareError} `path-refused` */
  constructor(path: string, {match, recursive = false}: ListOptions) {
    this.top = SharePath.parse(path);
    this.#glob = match === undefined ? undefined : Glob.parse(match);
    this.#isRecursive = recursive;
  }

  /** True if a glob was asked about, and nothing came that matches it. */
  get isUnanswered(): boolean {
    return this.#glob !== undefined && this.#matches.size === 0;
  }

  /** Returns true if a host's path can be one, is written in the one way, and was asked about. */
  take(text: string): boolean {
    try {
      const path = SharePath.parse(text);
      return path.shown === text && path.names.length > 0 && this.top.holds(path) && this.#isAsked(path);
    } catch {
      return false;
    }
  }

  #isAsked(path: SharePath): boolean {
    if (this.#glob === undefined) return true;
    const {names, plain} = this.#glob;
    const below = path.names.slice(this.top.names.length);
    const match = SharePath.of(below.slice(0, names.length));
    if (below.length > names.length) return this.#isRecursive && this.#matches.has(match.shown);
    if (!this.#glob.matches(match.names) && match.shown !== plain.shown) return false;
    if (this.#matches.has(match.shown) || this.#matches.size >= mostMatches) return false;
    this.#matches.add(match.shown);
    return true;
  }
}
