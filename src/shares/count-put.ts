import {hash} from 'node:crypto';
import {ShareError} from './errors.ts';
import type {Folder} from './folder.ts';
import {manifestFile} from './manifest.ts';
import {SharePath} from './share-path.ts';

/**
 * Counts the files that were put and are there, with the sizes that they have now, each once.
 *
 * @param lines of manifests of puts; what is none of a manifest is passed over
 * @param keep takes the line of each file that counts
 * @returns bytes of them all
 */
export async function countPut(
  share: Folder,
  lines: AsyncIterable<string>,
  keep: (line: string) => Promise<void>,
): Promise<number> {
  using looking = new Looking(share);
  // The digests of paths, which take less than they do.
  const seen = new Set<string>();
  let bytes = 0;
  for await (const line of lines) {
    const file = manifestFile(line);
    if (file === undefined) continue;
    const key = hash('sha256', file.path, 'latin1').slice(0, 16);
    if (seen.has(key)) continue;
    const size = looking.sizeOf(file.path, file.size);
    if (size === undefined) continue;
    seen.add(key);
    bytes += size;
    await keep(line);
  }
  return bytes;
}

/** Looks at files, most of which lie beside the one before: that folder stays open. */
class Looking implements Disposable {
  readonly #share: Folder;
  #folder: Folder | undefined;
  #shown: string | undefined;

  constructor(share: Folder) {
    this.#share = share;
  }

  /** Undefined if no file is there; `said` if it cannot be looked at. */
  sizeOf(path: string, said: number): number | undefined {
    try {
      const place = SharePath.parse(path).split();
      if (place === undefined) return undefined;
      const stats = this.#at(place.folder).stats(place.name);
      return stats?.isFile() === true ? Number(stats.size) : undefined;
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      return error.code === 'file-denied' || error.code === 'file-failed' ? said : undefined;
    }
  }

  [Symbol.dispose](): void {
    this.#folder?.[Symbol.dispose]();
  }

  #at(path: SharePath): Folder {
    if (this.#folder !== undefined && this.#shown === path.shown) return this.#folder;
    const folder = this.#share.descend(path);
    this.#folder?.[Symbol.dispose]();
    this.#folder = folder;
    this.#shown = path.shown;
    return folder;
  }
}
