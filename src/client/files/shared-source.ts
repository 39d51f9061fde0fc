import type {BigIntStats} from 'node:fs';
import {FileDigest} from './file-digest.ts';
import type {LocalPath} from './local-error.ts';
import {localError} from './local-error.ts';

/**
 * The source of puts of the same paths on several hosts. Each host is given the same: the names in a folder are read once, and
 * the digest of a file is computed once. A file that changed after the first put looked at it is an error.
 */
export class SharedSource {
  readonly #seen = new Map<string, string>();
  readonly #names = new Map<string, Promise<readonly Buffer[]>>();
  readonly #digests = new Map<string, FileDigest>();
  readonly #known = new Map<string, Promise<string | undefined>>();

  /** @throws {ClientError} `local-file` if it is not what the first of the puts found */
  requireSame(path: LocalPath, stats: BigIntStats): void {
    const now = identityOf(stats);
    if (once(this.#seen, path, () => now) !== now)
      throw localError(path, 'changed while it was put on several hosts');
  }

  /** The names in a folder as the first of the puts read them. */
  namesIn(path: LocalPath, read: () => Promise<readonly Buffer[]>): Promise<readonly Buffer[]> {
    return once(this.#names, path, read);
  }

  /** The digest of a file that each of the puts reads. */
  digestOf(path: LocalPath): FileDigest {
    return once(this.#digests, path, () => new FileDigest());
  }

  /** The digest of a file that is read for its digest alone. */
  wholeDigestOf(path: LocalPath, read: () => Promise<string | undefined>): Promise<string | undefined> {
    return once(this.#known, path, read);
  }
}

function once<Value>(map: Map<string, Value>, path: LocalPath, make: () => Value): Value {
  const key = typeof path === 'string' ? path : path.toString('latin1');
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A folder is the same when its time is another: the names in it were read once. */
function identityOf(stats: BigIntStats): string {
  const {dev, ino, size, mtimeNs} = stats;
  const place = `${dev}:${ino}`;
  if (stats.isDirectory()) return `folder ${place}`;
  return stats.isFile() ? `file ${place} ${size} ${mtimeNs}` : `other ${place}`;
}
