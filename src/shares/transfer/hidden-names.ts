import type {SharePath} from '../share-path.ts';
import type {PartialFolder} from './ledger.ts';
import {mayBePartial, partialName} from './partial-names.ts';

/**
 * Tells which names in a share are of partial files, that concern nobody. How a name looks says nothing: anybody may give
 * a file such a name. So the server's own data is asked, when the first name comes that may be one.
 */
export class HiddenNames {
  readonly #ask: () => Promise<readonly PartialFolder[]>;
  #paths: Promise<ReadonlySet<string>> | undefined;

  constructor(ask: () => Promise<readonly PartialFolder[]>) {
    this.#ask = ask;
  }

  async has(path: SharePath): Promise<boolean> {
    const name = path.names.at(-1);
    if (name === undefined || !mayBePartial(name)) return false;
    this.#paths ??= this.#all();
    return (await this.#paths).has(path.shown);
  }

  async #all(): Promise<ReadonlySet<string>> {
    const paths = new Set<string>();
    for (const {path, seed, count} of await this.#ask()) {
      const key = Buffer.from(seed, 'hex');
      for (let at = 0; at < count; at++)
        paths.add([...(path === '' ? [] : [path]), partialName(key, at).toString()].join('/'));
    }
    return paths;
  }
}
